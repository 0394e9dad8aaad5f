package org.jsupervisor.supervisord.logstream;

import java.time.Duration;

/** Runs an action once, later, on the loop thread. */
@FunctionalInterface
public interface FollowTimer {
  void after(Duration delay, Runnable action);
}

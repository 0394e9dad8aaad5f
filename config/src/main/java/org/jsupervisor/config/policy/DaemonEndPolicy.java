package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the daemon ends without being asked to, and how long an end may take.
 *
 * @param shutdownTimeout after which a shutdown kills what is left, null for never
 */
public record DaemonEndPolicy(ExitWhen exitWhen, @Nullable Duration shutdownTimeout) {

  /** What has to have become of programs. */
  public enum ExitWhen {
    NEVER,
    /** One of them is FATAL for good. */
    ANY_FATAL,
    /** None runs, and none is going to start by itself. */
    ALL_EXITED
  }

  public static final DaemonEndPolicy DEFAULT = new DaemonEndPolicy(ExitWhen.NEVER, null);
}

package org.jsupervisor.supervisord;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.group.MainLog;

/**
 * Where libraries' messages go now: static, because logback finds its set-up by itself. Confined to
 * the loop thread.
 */
final class CurrentMainLog {
  private static @Nullable MainLog log;

  private CurrentMainLog() {}

  static @Nullable MainLog get() {
    return log;
  }

  /** Null once the log is closed. */
  static void set(@Nullable MainLog next) {
    log = next;
  }
}

package org.jsupervisor.supervisord.group;

import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.spawn.ChildLog;

/** The daemon's own log (daemon.md 5.1). Confined to the loop thread. */
public interface MainLog extends ChildLog {
  /** Whether lines of this level are written; ask before building a costly text. */
  boolean isEnabled(LogLevel level);

  /** Writes text to the daemon's own standard output, where it still has one. */
  void toStandardOutput(String text);
}

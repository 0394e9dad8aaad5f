package org.jsupervisor.supervisord.spawn;

import org.jsupervisor.config.value.LogLevel;

/** Where the making and the reaping of children tell of trouble. Loop thread only. */
public interface ChildLog {
  /** Writes one entry, if its level is enabled; the text may span lines. */
  void log(LogLevel level, String text);
}

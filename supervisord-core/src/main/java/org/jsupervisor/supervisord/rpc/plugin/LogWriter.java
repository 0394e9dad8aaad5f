package org.jsupervisor.supervisord.rpc.plugin;

import org.jsupervisor.config.value.LogLevel;

/** Takes lines for the main log. */
@FunctionalInterface
public interface LogWriter {
  void write(LogLevel level, String text);
}

package org.jsupervisor.supervisord;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/**
 * Collects what is to be said before the main log is open; it is written by descending severity, as
 * in the original (daemon.md 3.3 step 5).
 */
final class StartLog {
  private static final LogLevel[] ORDER = {LogLevel.CRITICAL, LogLevel.WARN, LogLevel.INFO};

  private final List<SupervisordConfig.ParseMessage> messages = new ArrayList<>();

  void add(LogLevel level, String text) {
    messages.add(new SupervisordConfig.ParseMessage(level, text));
  }

  void addAll(List<SupervisordConfig.ParseMessage> more) {
    messages.addAll(more);
  }

  void writeTo(MainLog log) {
    for (LogLevel level : ORDER) {
      for (SupervisordConfig.ParseMessage message : messages) {
        if (message.level() == level) {
          log.log(level, message.text());
        }
      }
    }
  }
}

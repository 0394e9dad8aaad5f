package org.jsupervisor.supervisord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/**
 * Hands what libraries log to the main log; while there is none, warnings and errors go to a
 * stream. Confined to the loop thread.
 */
final class MainLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final Supplier<@Nullable MainLog> current;
  private final PrintStream errors;

  MainLogAppender(Supplier<@Nullable MainLog> current, PrintStream errors) {
    this.current = current;
    this.errors = errors;
  }

  @Override
  protected void append(ILoggingEvent event) {
    LogLevel level = level(event.getLevel());
    MainLog log = current.get();
    if (log == null) {
      if (level.number() >= LogLevel.WARN.number()) {
        errors.println(text(event));
      }
    } else if (log.isEnabled(level)) {
      log.log(level, text(event));
    }
  }

  private static LogLevel level(Level level) {
    int number = Level.toLocationAwareLoggerInteger(level);
    return switch (org.slf4j.event.Level.intToLevel(number)) {
      case ERROR -> LogLevel.ERROR;
      case WARN -> LogLevel.WARN;
      case INFO -> LogLevel.INFO;
      case DEBUG -> LogLevel.DEBUG;
      case TRACE -> LogLevel.TRACE;
    };
  }

  private static String text(ILoggingEvent event) {
    String text = event.getLoggerName() + ": " + event.getFormattedMessage();
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null
        ? text
        : text + "\n" + ThrowableProxyUtil.asString(thrown).stripTrailing();
  }
}

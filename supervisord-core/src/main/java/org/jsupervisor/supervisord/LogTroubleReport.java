package org.jsupervisor.supervisord;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.logfile.LogTrouble;
import org.jsupervisor.supervisord.stdio.SyslogTrouble;

/**
 * Tells of log files that cannot be written, and of syslog that nobody receives: in the main log,
 * or on stderr if that is it.
 */
final class LogTroubleReport implements LogTrouble, SyslogTrouble {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private final Map<String, Long> toldNanos = new HashMap<>();
  private @Nullable MainLog log;
  private @Nullable LostOutput lostOutput;

  /** {@code nanos} is the monotonic time, by which one file is told of once a minute at most. */
  LogTroubleReport(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Tells of failures in the log; without it, on standard error. */
  void reportTo(MainLog mainLog) {
    log = mainLog;
  }

  /** Tells of losses; without it, nobody. */
  void count(LostOutput losses) {
    lostOutput = losses;
  }

  @Override
  public void lost(String path, long bytes) {
    if (lostOutput != null) {
      lostOutput.add(path, bytes);
    }
  }

  @Override
  public void happened(String path, Operation operation, IOException failure) {
    String verb =
        switch (operation) {
          case OPEN -> "open";
          case WRITE -> "write";
          case ROTATE -> "rotate";
          case CLEAR -> "clear";
        };
    long now = nanos.getAsLong();
    Long told = toldNanos.get(path);
    if (told != null && now - told < MINUTE_NANOS) {
      return;
    }
    toldNanos.put(path, now);
    tell(
        LogLevel.CRITICAL,
        "cannot " + verb + " log " + path + ": " + failure.getMessage() + "; trying on");
  }

  @Override
  public void happened(String text) {
    tell(LogLevel.WARN, text);
  }

  private void tell(LogLevel level, String text) {
    if (log == null) {
      System.err.println(text);
    } else {
      log.log(level, text);
    }
  }
}

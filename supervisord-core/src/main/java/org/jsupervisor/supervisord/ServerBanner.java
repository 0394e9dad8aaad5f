package org.jsupervisor.supervisord;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/** Tells the main log, at its finer levels, of a server that has opened (daemon.md 5.2). */
final class ServerBanner {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private ServerBanner() {}

  static void log(HttpServerConfig server, Instant now, MainLog log) {
    if (server instanceof HttpServerConfig.Unix unix) {
      log(unix.file(), "<unix domain socket>", unix.file(), now, log);
    } else if (server instanceof HttpServerConfig.Inet inet) {
      // The original looks the name up in reverse, which may take long.
      log(inet.host(), inet.host(), Integer.toString(inet.port()), now, log);
    }
  }

  // Compatibility: a text with "error" in it, here in the name of the socket, is an error.
  private static void log(String place, String host, String port, Instant now, MainLog log) {
    boolean hasError = place.toLowerCase(Locale.ROOT).contains("error");
    LogLevel level = hasError ? LogLevel.ERROR : LogLevel.TRACE;
    if (log.isEnabled(level)) {
      String text = place + ":Medusa (V1.12) started at " + time(now);
      log.log(level, text + "\n\tHostname: " + host + "\n\tPort:" + port);
    }
  }

  /** As the C library's ctime has it. */
  private static String time(Instant now) {
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
    StringBuilder text = new StringBuilder(24);
    text.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(' ');
    text.append(MONTHS[time.getMonthValue() - 1]);
    text.append(time.getDayOfMonth() < 10 ? "  " : " ").append(time.getDayOfMonth());
    text.append(digits(' ', time.getHour()));
    text.append(digits(':', time.getMinute()));
    text.append(digits(':', time.getSecond()));
    return text.append(' ').append(time.getYear()).toString();
  }

  private static String digits(char before, int number) {
    return before + (number < 10 ? "0" : "") + number;
  }
}

package org.jsupervisor.supervisord.process;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Words the status of a process for clients, the description of control.md 1.8. */
public final class ProcessDescription {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final long SECONDS_PER_DAY = 86_400;

  private ProcessDescription() {}

  /**
   * The description.
   *
   * @param name without the group
   * @param nowEpochSecond wall time; should the clock have gone back, the uptime is zero
   * @param zone in which stop times are shown
   */
  public static String of(String name, ProcessStatus status, long nowEpochSecond, ZoneId zone) {
    return switch (status.state()) {
      case RUNNING ->
          "pid "
              + status.pid()
              + ", uptime "
              + uptime(Math.max(0, nowEpochSecond - status.startedEpochSecond()));
      case STOPPED, EXITED ->
          status.startedEpochSecond() == 0
              ? "Not started"
              : moment(status.stoppedEpochSecond(), zone);
      case BACKOFF, FATAL ->
          status.spawnError().isEmpty()
              ? "unknown error (try \"tail " + name + "\")"
              : status.spawnError();
      case STARTING, STOPPING, UNKNOWN -> "";
    };
  }

  private static String uptime(long seconds) {
    StringBuilder text = new StringBuilder(20);
    long days = seconds / SECONDS_PER_DAY;
    if (days > 0) {
      text.append(days).append(days == 1 ? " day, " : " days, ");
    }
    long rest = seconds % SECONDS_PER_DAY;
    text.append(rest / 3600).append(':');
    twoDigits(text, rest / 60 % 60).append(':');
    return twoDigits(text, rest % 60).toString();
  }

  private static String moment(long epochSecond, ZoneId zone) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
    StringBuilder text = new StringBuilder(15);
    text.append(MONTHS[time.getMonthValue() - 1]).append(' ');
    twoDigits(text, time.getDayOfMonth()).append(' ');
    int hour = time.getHour() % 12;
    twoDigits(text, hour == 0 ? 12 : hour).append(':');
    twoDigits(text, time.getMinute());
    return text.append(time.getHour() < 12 ? " AM" : " PM").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, long number) {
    return (number < 10 ? text.append('0') : text).append(number);
  }
}

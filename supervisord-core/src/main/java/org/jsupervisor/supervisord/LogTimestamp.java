package org.jsupervisor.supervisord;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Formats local time as {@code 2026-11-20 22:44:12,007}, milliseconds cut off (daemon.md 5.1). The
 * part up to the second is kept while the second lasts.
 */
final class LogTimestamp {
  private final ZoneId zone = ZoneId.systemDefault();
  private long knownSecond = Long.MIN_VALUE;
  private String knownText = "";

  String of(Instant moment) {
    long second = moment.getEpochSecond();
    if (second != knownSecond) {
      knownSecond = second;
      knownText = upToSecond(LocalDateTime.ofInstant(moment, zone));
    }
    StringBuilder text = new StringBuilder(23).append(knownText).append(',');
    digits(text, moment.getNano() / 1_000_000, 3);
    return text.toString();
  }

  private static String upToSecond(LocalDateTime time) {
    StringBuilder text = new StringBuilder(20);
    digits(text, time.getYear(), 4);
    text.append('-');
    digits(text, time.getMonthValue(), 2);
    text.append('-');
    digits(text, time.getDayOfMonth(), 2);
    text.append(' ');
    digits(text, time.getHour(), 2);
    text.append(':');
    digits(text, time.getMinute(), 2);
    text.append(':');
    digits(text, time.getSecond(), 2);
    return text.toString();
  }

  private static void digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    text.append(digits);
  }
}

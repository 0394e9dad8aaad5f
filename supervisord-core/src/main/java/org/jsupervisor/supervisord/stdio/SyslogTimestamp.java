package org.jsupervisor.supervisord.stdio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Formats local time as RFC 3164 has it, {@code Nov 3 22:44:12} and a blank. The text is kept while
 * the second lasts. Confined to the loop thread.
 */
final class SyslogTimestamp {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final ZoneId zone;
  private long knownSecond = Long.MIN_VALUE;
  private byte[] known = {};

  SyslogTimestamp() {
    this(ZoneId.systemDefault());
  }

  SyslogTimestamp(ZoneId zone) {
    this.zone = zone;
  }

  byte[] of(Instant moment) {
    long second = moment.getEpochSecond();
    if (second != knownSecond) {
      knownSecond = second;
      known = text(LocalDateTime.ofInstant(moment, zone)).getBytes(StandardCharsets.US_ASCII);
    }
    return known;
  }

  private static String text(LocalDateTime time) {
    int month = (time.getMonthValue() - 1) * 3;
    StringBuilder text = new StringBuilder(16).append(MONTHS, month, month + 3).append(' ');
    twoDigits(text, time.getDayOfMonth(), ' ').append(' ');
    twoDigits(text, time.getHour(), '0').append(':');
    twoDigits(text, time.getMinute(), '0').append(':');
    return twoDigits(text, time.getSecond(), '0').append(' ').toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number, char padding) {
    if (number < 10) {
      text.append(padding);
    }
    return text.append(number);
  }
}

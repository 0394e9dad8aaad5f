package org.jsupervisor.supervisord.lines;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as ISO 8601 has them, {@code 2026-01-31T12:34:56.789Z}. Keeps the latest, as many lines
 * have the same. Confined to the loop thread.
 */
final class Timestamp {
  private static final int NANOS_PER_MILLISECOND = 1_000_000;
  private static final String FORM = "0000-00-00T00:00:00.000Z";

  private final byte[] text = FORM.getBytes(StandardCharsets.US_ASCII);
  private Instant shown = Instant.MIN;

  /** Holds until the next call. */
  byte[] of(Instant time) {
    if (!time.equals(shown)) {
      shown = time;
      LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
      digits(utc.getYear(), 0, 4);
      digits(utc.getMonthValue(), 5, 2);
      digits(utc.getDayOfMonth(), 8, 2);
      digits(utc.getHour(), 11, 2);
      digits(utc.getMinute(), 14, 2);
      digits(utc.getSecond(), 17, 2);
      digits(time.getNano() / NANOS_PER_MILLISECOND, 20, 3);
    }
    return text;
  }

  private void digits(int number, int start, int count) {
    int rest = number;
    for (int i = start + count - 1; i >= start; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}

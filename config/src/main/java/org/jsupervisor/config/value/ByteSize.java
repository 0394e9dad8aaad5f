package org.jsupervisor.config.value;

import java.math.BigInteger;
import java.util.Locale;

/** A number of bytes; zero or negative means "no limit" wherever the original says so. */
public record ByteSize(long bytes) {
  private static final int SUFFIX_LENGTH = 2;

  /** An integer with an optional suffix {@code KB}, {@code MB} or {@code GB} in any case. */
  public static ByteSize parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = 0;
    if (lower.endsWith("kb")) {
      shift = 10;
    } else if (lower.endsWith("mb")) {
      shift = 20;
    } else if (lower.endsWith("gb")) {
      shift = 30;
    }
    String number = shift == 0 ? lower : lower.substring(0, lower.length() - SUFFIX_LENGTH);
    BigInteger bytes = Values.bigInteger(number).shiftLeft(shift);
    return new ByteSize(Values.inRange(bytes, Long.MIN_VALUE, Long.MAX_VALUE));
  }
}

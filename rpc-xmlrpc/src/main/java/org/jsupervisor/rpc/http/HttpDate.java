package org.jsupervisor.rpc.http;

import java.util.function.LongSupplier;

/**
 * The {@code Date} header's text, made at most once per second and shared by the connections of a
 * server. Written by hand, because the formatters of the platform are slow to load. Confined to the
 * loop thread.
 */
public final class HttpDate {
  private static final String DAYS = "ThuFriSatSunMonTueWed";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int SECONDS_OF_DAY = 86_400;

  private final LongSupplier epochSeconds;
  private long lastSecond = Long.MIN_VALUE;
  private String lastText = "";

  /**
   * @param epochSeconds the wall time, for example that of the loop's present turn
   */
  public HttpDate(LongSupplier epochSeconds) {
    this.epochSeconds = epochSeconds;
  }

  String now() {
    long second = epochSeconds.getAsLong();
    if (second != lastSecond) {
      lastText = format(second);
      lastSecond = second;
    }
    return lastText;
  }

  /** The moment as RFC 1123 wants it, for example {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  public static String format(long epochSecond) {
    long day = Math.floorDiv(epochSecond, (long) SECONDS_OF_DAY);
    int rest = (int) Math.floorMod(epochSecond, (long) SECONDS_OF_DAY);
    int weekday = (int) Math.floorMod(day, 7L);
    // Days from 1 March 0000, so that the leap day is the last of its year.
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = (marchMonth + 2) % 12;
    long year = era * 400 + yearOfEra + (month < 2 ? 1 : 0);

    StringBuilder text = new StringBuilder(29);
    text.append(DAYS, 3 * weekday, 3 * weekday + 3).append(", ");
    pair(text, dayOfYear - (153 * marchMonth + 2) / 5 + 1).append(' ');
    text.append(MONTHS, 3 * month, 3 * month + 3).append(' ').append(year).append(' ');
    pair(text, rest / 3600).append(':');
    pair(text, rest / 60 % 60).append(':');
    return pair(text, rest % 60).append(" GMT").toString();
  }

  private static StringBuilder pair(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}

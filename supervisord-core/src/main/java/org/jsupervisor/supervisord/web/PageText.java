package org.jsupervisor.supervisord.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What the pages' text has in common: escaping and the time format. */
final class PageText {
  private static final String UNRESERVED = "_.-~/";
  private static final String HEXADECIMAL = "0123456789ABCDEF";
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private PageText() {}

  /** Text as it may stand in HTML, inside quoted attributes too. */
  static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c < ' ' && "\t\n\r".indexOf(c) < 0 ? '\uFFFD' : c);
      }
    }
    return html.toString();
  }

  /** Text as it may stand in a URL's path or query; a slash stays. */
  static String percentEncoded(String text) {
    StringBuilder url = new StringBuilder(text.length() + 16);
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        url.append(c);
      } else {
        url.append('%').append(HEXADECIMAL.charAt(c >> 4)).append(HEXADECIMAL.charAt(c & 15));
      }
    }
    return url.toString();
  }

  /** Local time as in {@code Fri Nov 20 22:44:12 2026}. */
  static String time(Instant moment) {
    ZonedDateTime local = moment.atZone(ZoneId.systemDefault());
    int day = 3 * (local.getDayOfWeek().getValue() - 1);
    int month = 3 * (local.getMonthValue() - 1);
    return DAYS.substring(day, day + 3)
        + " "
        + MONTHS.substring(month, month + 3)
        + (local.getDayOfMonth() < 10 ? "  " : " ")
        + local.getDayOfMonth()
        + " "
        + pair(local.getHour())
        + ":"
        + pair(local.getMinute())
        + ":"
        + pair(local.getSecond())
        + " "
        + local.getYear();
  }

  private static String pair(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}

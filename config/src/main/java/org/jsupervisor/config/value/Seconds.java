package org.jsupervisor.config.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Times in configuration texts: seconds, with a fraction if wanted. */
public final class Seconds {
  /** About 30 years. */
  private static final long LONGEST = 1_000_000_000;

  private static final int DIGITS = 9;

  private Seconds() {}

  /**
   * The duration.
   *
   * @throws ConfigException unless the text is a number from 0 to 1,000,000,000
   */
  public static Duration parse(String text) {
    String number = PythonText.strip(text);
    if (isPlain(number)) {
      BigDecimal seconds = new BigDecimal(number).setScale(DIGITS, RoundingMode.HALF_UP);
      if (seconds.compareTo(BigDecimal.valueOf(LONGEST)) <= 0) {
        return Duration.ofNanos(seconds.unscaledValue().longValueExact());
      }
    }
    throw new ConfigException("cannot use " + text + " as a number of seconds", text);
  }

  private static boolean isPlain(String number) {
    boolean hasDigit = false;
    boolean hasPoint = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9') {
        hasDigit = true;
      } else if (c == '.' && !hasPoint) {
        hasPoint = true;
      } else {
        return false;
      }
    }
    return hasDigit && number.length() <= 30;
  }

  /** The text that parses as that duration. */
  public static String text(Duration duration) {
    BigDecimal nanos = BigDecimal.valueOf(duration.getNano(), DIGITS);
    BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(nanos);
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}

package org.jsupervisor.config.expansion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Flags, width and precision of one conversion, and the padding they ask for. */
final class Conversion {
  private static final int DEFAULT_PRECISION = 6;

  int width = -1;
  int precision = -1;
  private boolean isLeft;
  private boolean hasPlus;
  private boolean hasBlank;
  private boolean isAlternate;
  private boolean isZeroFilled;

  boolean takeFlag(int ch) {
    switch (ch) {
      case '-' -> isLeft = true;
      case '+' -> hasPlus = true;
      case ' ' -> hasBlank = true;
      case '#' -> isAlternate = true;
      case '0' -> isZeroFilled = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  void appendText(StringBuilder out, String text) {
    String shown = text;
    if (precision >= 0 && text.codePointCount(0, text.length()) > precision) {
      shown = text.substring(0, text.offsetByCodePoints(0, precision));
    }
    int padding = width - shown.codePointCount(0, shown.length());
    if (!isLeft) {
      fill(out, ' ', padding);
    }
    out.append(shown);
    if (isLeft) {
      fill(out, ' ', padding);
    }
  }

  void appendInteger(StringBuilder out, int number, char type) {
    int radix = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    String digits = Long.toString(Math.abs((long) number), radix);
    if (type == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    String zeros = "0".repeat(Math.max(0, precision - digits.length()));
    String prefix = isAlternate && radix != 10 ? "0" + type : "";
    appendNumber(out, number < 0, prefix, zeros + digits);
  }

  void appendReal(StringBuilder out, int number, char type) {
    int places = precision < 0 ? DEFAULT_PRECISION : precision;
    BigDecimal magnitude = BigDecimal.valueOf(Math.abs((long) number));
    String shown;
    if (type == 'f' || type == 'F') {
      shown = magnitude.setScale(places).toPlainString() + (isAlternate && places == 0 ? "." : "");
    } else if (type == 'e' || type == 'E') {
      shown = scientific(magnitude, places);
    } else {
      shown = general(magnitude, Math.max(places, 1));
    }
    if (Character.isUpperCase(type)) {
      shown = shown.toUpperCase(Locale.ROOT);
    }
    appendNumber(out, number < 0, "", shown);
  }

  private String scientific(BigDecimal magnitude, int places) {
    BigDecimal rounded = magnitude.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    int exponent = magnitude.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa = rounded.movePointLeft(exponent).setScale(places).toPlainString();
    String point = isAlternate && places == 0 ? "." : "";
    return mantissa + point + (exponent < 10 ? "e+0" : "e+") + exponent;
  }

  private String general(BigDecimal magnitude, int digits) {
    BigDecimal rounded = magnitude.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = magnitude.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (exponent >= digits) {
      String shown = scientific(magnitude, digits - 1);
      int end = shown.indexOf('e');
      return isAlternate ? shown : withoutZeros(shown.substring(0, end)) + shown.substring(end);
    }
    String shown = rounded.setScale(digits - 1 - exponent).toPlainString();
    return isAlternate ? shown + (shown.indexOf('.') < 0 ? "." : "") : withoutZeros(shown);
  }

  private static String withoutZeros(String decimal) {
    if (decimal.indexOf('.') < 0) {
      return decimal;
    }
    int end = decimal.length();
    while (decimal.charAt(end - 1) == '0') {
      end--;
    }
    return decimal.substring(0, decimal.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private void appendNumber(StringBuilder out, boolean isNegative, String prefix, String digits) {
    String sign = isNegative ? "-" : hasPlus ? "+" : hasBlank ? " " : "";
    int padding = width - sign.length() - prefix.length() - digits.length();
    if (!isZeroFilled && !isLeft) {
      fill(out, ' ', padding);
    }
    out.append(sign).append(prefix);
    if (isZeroFilled && !isLeft) {
      fill(out, '0', padding);
    }
    out.append(digits);
    if (isLeft) {
      fill(out, ' ', padding);
    }
  }

  private static void fill(StringBuilder out, char ch, int count) {
    for (int i = 0; i < count; i++) {
      out.append(ch);
    }
  }
}

package org.jsupervisor.config.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses the plain values: integers, booleans, octal modes, lists and names (daemon.md 1.5). */
public final class Values {
  private static final int SHOWN_CHARACTERS = 200;
  private static final String FORBIDDEN_IN_NAMES = " :/";

  private Values() {}

  /** A decimal number in {@code int} range. */
  public static int integer(String text) {
    return (int) inRange(bigInteger(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A decimal number between two bounds, both allowed. */
  public static int integer(String text, int lowest, int highest) {
    return (int) inRange(bigInteger(text), lowest, highest);
  }

  static BigInteger bigInteger(String text) {
    String digits = digits(text, 10);
    if (digits.isEmpty()) {
      String shown = PythonRepr.of(text);
      if (shown.length() > SHOWN_CHARACTERS) {
        shown = shown.substring(0, shown.offsetByCodePoints(0, SHOWN_CHARACTERS));
      }
      throw new ConfigException("invalid literal for int() with base 10: " + shown);
    }
    return new BigInteger(digits);
  }

  static long inRange(BigInteger value, long lowest, long highest) {
    if (value.compareTo(BigInteger.valueOf(lowest)) < 0) {
      throw new ConfigException(value + " is below lower bound (" + lowest + ")");
    }
    if (value.compareTo(BigInteger.valueOf(highest)) > 0) {
      throw new ConfigException(value + " is above upper bound (" + highest + ")");
    }
    return value.longValueExact();
  }

  /** Refuses two numbers whose sum is beyond {@code int} range. */
  public static void checkSum(int left, int right) {
    inRange(BigInteger.valueOf((long) left + right), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Octal digits, optionally after {@code 0o}. */
  public static int octal(String text) {
    String digits = digits(text, 8);
    if (digits.isEmpty()) {
      throw new ConfigException(text + " can not be converted to an octal type");
    }
    return (int) inRange(new BigInteger(digits, 8), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The digits of a number with a possible minus sign, empty if {@code text} is none. */
  private static String digits(String text, int radix) {
    String trimmed = isAsciiWithSeparators(text) ? "" : PythonText.strip(text);
    StringBuilder digits = new StringBuilder(trimmed.length());
    int i = 0;
    if (i < trimmed.length() && (trimmed.charAt(i) == '-' || trimmed.charAt(i) == '+')) {
      if (trimmed.charAt(i) == '-') {
        digits.append('-');
      }
      i++;
    }
    boolean separatorAllowed = false;
    if (radix == 8 && (trimmed.startsWith("0o", i) || trimmed.startsWith("0O", i))) {
      i += 2;
      separatorAllowed = true;
    }
    boolean lastIsDigit = false;
    while (i < trimmed.length()) {
      int ch = trimmed.codePointAt(i);
      int digit = Character.digit(ch, radix);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      } else if (ch != '_' || !separatorAllowed) {
        return "";
      }
      lastIsDigit = digit >= 0;
      separatorAllowed = lastIsDigit;
      i += Character.charCount(ch);
    }
    return lastIsDigit ? digits.toString() : "";
  }

  /** Compatibility: beside ASCII alone, U+001C to U+001F are no white space around a number. */
  private static boolean isAsciiWithSeparators(String text) {
    boolean hasSeparators = false;
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      if (ch >= 0x80) {
        return false;
      }
      hasSeparators |= ch >= 0x1c && ch <= 0x1f;
    }
    return hasSeparators;
  }

  /** One of {@code yes true on 1 no false off 0}, in any case. */
  public static boolean bool(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (isTrue(word)) {
      return true;
    }
    if (isFalse(word)) {
      return false;
    }
    throw new ConfigException("not a valid boolean value: " + PythonRepr.of(text));
  }

  static boolean isTrue(String word) {
    return word.equals("true") || word.equals("yes") || word.equals("on") || word.equals("1");
  }

  static boolean isFalse(String word) {
    return word.equals("false") || word.equals("no") || word.equals("off") || word.equals("0");
  }

  /** Items between commas, trimmed; empty items are kept, an empty text has none. */
  public static List<String> list(String text) {
    List<String> items = untrimmed(text);
    for (int i = 0; i < items.size(); i++) {
      items.set(i, PythonText.strip(items.get(i)));
    }
    return items;
  }

  /** As {@link #list}, with the blanks. */
  static List<String> untrimmed(String text) {
    List<String> items = new ArrayList<>();
    if (text.isEmpty()) {
      return items;
    }
    int start = 0;
    while (true) {
      int comma = text.indexOf(',', start);
      if (comma < 0) {
        items.add(text.substring(start));
        return items;
      }
      items.add(text.substring(start, comma));
      start = comma + 1;
    }
  }

  /** A process or group name, trimmed. */
  public static String name(String text) {
    String name = PythonText.strip(text);
    for (int i = 0; i < FORBIDDEN_IN_NAMES.length(); i++) {
      char forbidden = FORBIDDEN_IN_NAMES.charAt(i);
      if (name.indexOf(forbidden) >= 0) {
        throw new ConfigException(
            "Invalid name: " + PythonRepr.of(text) + " because of character: '" + forbidden + "'");
      }
    }
    return name;
  }
}

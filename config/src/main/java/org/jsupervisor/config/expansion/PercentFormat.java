package org.jsupervisor.config.expansion;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.ShellQuoting;

/** Applies one {@code %} format string to a mapping. Confined to one call. */
final class PercentFormat {
  private final String text;
  private final String option;
  private final Expansions names;
  private final boolean isQuoted;
  private final StringBuilder out = new StringBuilder();
  private int next;
  private @Nullable Object value;
  private boolean isValueNamed;
  private boolean isValueSecret;
  private boolean isValueUsed;
  private @Nullable ConfigException fault;

  PercentFormat(String text, String option, Expansions names, boolean isQuoted) {
    this.text = text;
    this.option = option;
    this.names = names;
    this.isQuoted = isQuoted;
  }

  /**
   * The text with every conversion replaced.
   *
   * @throws ConfigException for the first conversion that fails, with those of the others
   *     suppressed
   */
  String format() {
    int percent = text.indexOf('%');
    while (percent >= 0) {
      out.append(text, next, percent);
      next = percent + 1;
      if (next < text.length() && text.charAt(next) == '%') {
        out.append('%');
        next++;
      } else {
        tryToConvert();
      }
      percent = text.indexOf('%', next);
    }
    if (fault != null) {
      throw fault;
    }
    return out.append(text, next, text.length()).toString();
  }

  private void tryToConvert() {
    try {
      convert();
    } catch (ConfigException e) {
      fault = ConfigException.joined(fault, e);
    }
  }

  private void convert() {
    if (next < text.length() && text.charAt(next) == '(') {
      value = namedValue();
      isValueNamed = true;
      isValueUsed = false;
    }
    Conversion conversion = new Conversion();
    int type = readConversion(conversion);
    takeValue();
    int start = out.length();
    appendConverted(conversion, type);
    if (isValueSecret) {
      hide(start);
    }
  }

  private void hide(int start) {
    String inserted = out.substring(start);
    names.addSecret(inserted);
    if (isQuoted) {
      out.setLength(start);
      String fitting = ShellQuoting.fit(out, inserted);
      names.addSecret(fitting);
      out.append(fitting);
    }
  }

  private Object namedValue() {
    int start = next + 1;
    int depth = 1;
    next = start;
    while (depth > 0) {
      if (next >= text.length()) {
        throw badlyFormatted("incomplete format key");
      }
      char ch = text.charAt(next++);
      depth += ch == '(' ? 1 : ch == ')' ? -1 : 0;
    }
    String name = text.substring(start, next - 1);
    isValueSecret = names.isFile(name);
    Object found = names.lookUp(name);
    if (found == null) {
      throw new ConfigException(
          complaint("contains names (")
              + PythonRepr.of(name)
              + ") which cannot be expanded. Available names: "
              + names.available(),
          name);
    }
    return found;
  }

  private int readConversion(Conversion conversion) {
    int ch = read();
    while (conversion.takeFlag(ch)) {
      ch = read();
    }
    if (ch == '*') {
      takeStar();
      ch = read();
    } else {
      while (isDigit(ch)) {
        conversion.width = appendDigit(Math.max(conversion.width, 0), ch, "width too big");
        ch = read();
      }
    }
    if (ch == '.') {
      conversion.precision = 0;
      ch = read();
      if (ch == '*') {
        takeStar();
        ch = read();
      } else {
        while (isDigit(ch)) {
          conversion.precision = appendDigit(conversion.precision, ch, "precision too big");
          ch = read();
        }
      }
    }
    return ch == 'h' || ch == 'l' || ch == 'L' ? read() : ch;
  }

  private static boolean isDigit(int ch) {
    return ch >= '0' && ch <= '9';
  }

  private int appendDigit(int number, int digit, String complaint) {
    // One million characters of padding are more than any value needs.
    if (number > 100_000) {
      throw badlyFormatted(complaint);
    }
    return number * 10 + digit - '0';
  }

  private int read() {
    if (next >= text.length()) {
      throw badlyFormatted("incomplete format");
    }
    int ch = text.codePointAt(next);
    next += Character.charCount(ch);
    return ch;
  }

  /** Takes the value for a width; the conversion itself then finds none and fails. */
  private void takeStar() {
    takeValue();
    if (!(value instanceof Integer)) {
      throw badlyFormatted("* wants int");
    }
  }

  /** Each name, and the whole mapping, can be converted once. */
  private void takeValue() {
    if (isValueUsed) {
      throw badlyFormatted("not enough arguments for format string");
    }
    isValueUsed = true;
  }

  private void appendConverted(Conversion conversion, int type) {
    switch (type) {
      case 's', 'r', 'a' -> conversion.appendText(out, shown(type));
      case 'd', 'i', 'u', 'o', 'x', 'X' ->
          conversion.appendInteger(out, integer(type), (char) type);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> conversion.appendReal(out, real(), (char) type);
      case 'c' -> {
        conversion.precision = -1;
        conversion.appendText(out, character());
      }
      default -> throw unsupported(type);
    }
  }

  private int real() {
    if (value instanceof Integer number) {
      return number;
    }
    throw badlyFormatted("must be real number, not " + typeName());
  }

  private String shown(int type) {
    if (value == null || !isValueNamed) {
      // Better than the original, which puts the text of the whole mapping here.
      throw badlyFormatted("not enough arguments for format string");
    }
    String shown = value.toString();
    if (type == 's' || value instanceof Integer) {
      return shown;
    }
    return type == 'r' ? PythonRepr.of(shown) : PythonRepr.ascii(shown);
  }

  private int integer(int type) {
    if (value instanceof Integer number) {
      return number;
    }
    boolean isStrict = type == 'o' || type == 'x' || type == 'X';
    throw badlyFormatted(
        "%"
            + (char) type
            + " format: "
            + (isStrict ? "an integer" : "a real number")
            + " is required, not "
            + typeName());
  }

  private String character() {
    if (value instanceof Integer ch) {
      if (!Character.isValidCodePoint(ch)) {
        throw badlyFormatted("%c arg not in range(0x110000)");
      }
      return Character.toString(ch);
    }
    if (value instanceof String single) {
      if (single.codePointCount(0, single.length()) == 1) {
        return single;
      }
    }
    throw badlyFormatted("%c requires int or char");
  }

  private String typeName() {
    return isValueNamed ? "str" : "dict";
  }

  private ConfigException unsupported(int type) {
    int start = next - Character.charCount(type);
    return badlyFormatted(
        "unsupported format character '"
            + (type >= 31 && type <= 126 ? (char) type : '?')
            + "' (0x"
            + Integer.toHexString(type)
            + ") at index "
            + text.codePointCount(0, start));
  }

  private ConfigException badlyFormatted(String detail) {
    return new ConfigException(complaint("is badly formatted: ") + detail);
  }

  private String complaint(String predicate) {
    return "Format string "
        + PythonRepr.of(text)
        + " for "
        + PythonRepr.of(option)
        + " "
        + predicate;
  }
}

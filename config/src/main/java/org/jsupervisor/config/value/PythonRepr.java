package org.jsupervisor.config.value;

/** Quotes text and bytes as the original's messages show them. */
public final class PythonRepr {
  private static final String HEX = "0123456789abcdef";

  private PythonRepr() {}

  /** {@code 'text'}, with escapes; double quotes when only single quotes occur in it. */
  public static String of(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    int i = 0;
    while (i < text.length()) {
      int ch = text.codePointAt(i);
      i += Character.charCount(ch);
      appendCharacter(out, ch, quote);
    }
    return out.append(quote).toString();
  }

  /** As {@link #of}, with everything outside ASCII escaped. */
  public static String ascii(String text) {
    String quoted = of(text);
    StringBuilder out = new StringBuilder(quoted.length());
    int i = 0;
    while (i < quoted.length()) {
      int ch = quoted.codePointAt(i);
      i += Character.charCount(ch);
      if (ch < 0x7f) {
        out.append((char) ch);
      } else {
        appendNumber(out, ch);
      }
    }
    return out.toString();
  }

  /** {@code b'bytes'}. */
  public static String ofBytes(byte[] bytes, int offset, int length) {
    boolean hasSingle = false;
    boolean hasDouble = false;
    for (int i = offset; i < offset + length; i++) {
      hasSingle |= bytes[i] == '\'';
      hasDouble |= bytes[i] == '"';
    }
    char quote = hasSingle && !hasDouble ? '"' : '\'';
    StringBuilder out = new StringBuilder(length + 3).append('b').append(quote);
    for (int i = offset; i < offset + length; i++) {
      int value = bytes[i] & 0xff;
      if (value >= 0x7f) {
        appendNumber(out, value);
      } else {
        appendCharacter(out, value, quote);
      }
    }
    return out.append(quote).toString();
  }

  private static void appendCharacter(StringBuilder out, int ch, char quote) {
    if (ch == quote || ch == '\\') {
      out.append('\\').append((char) ch);
    } else if (ch == '\n') {
      out.append("\\n");
    } else if (ch == '\r') {
      out.append("\\r");
    } else if (ch == '\t') {
      out.append("\\t");
    } else if (isPrintable(ch)) {
      out.appendCodePoint(ch);
    } else {
      appendNumber(out, ch);
    }
  }

  private static boolean isPrintable(int ch) {
    if (ch < 0x7f) {
      return ch >= ' ';
    }
    return switch (Character.getType(ch)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void appendNumber(StringBuilder out, int ch) {
    int digits = ch <= 0xff ? 2 : ch <= 0xffff ? 4 : 8;
    out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(HEX.charAt(ch >>> shift & 0xf));
    }
  }
}

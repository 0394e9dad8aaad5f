package org.jsupervisor.config.value;

/** Puts any text into a text that is cut by shell quoting, so that it stays in one piece. */
public final class ShellQuoting {
  private static final String PLAIN = "_/.+-:";

  private ShellQuoting() {}

  /** {@code inserted} as it is to follow {@code before}, inside or outside of quotes. */
  public static String fit(CharSequence before, String inserted) {
    return switch (quoteAt(before)) {
      case '\'' -> inserted.replace("'", "'\\''");
      case '"' -> inserted.replace("\\", "\\\\").replace("\"", "\\\"");
      default -> escaped(inserted);
    };
  }

  /** The quote that is open at the end of the text, 0 if none is. */
  private static char quoteAt(CharSequence text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      if (ch == '\\' && quote != '\'') {
        i++;
      } else if (quote == 0) {
        quote = ch == '\'' || ch == '"' ? ch : 0;
      } else if (ch == quote) {
        quote = 0;
      }
    }
    return quote;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int ch = text.codePointAt(i);
      boolean isLetter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
      if (!isLetter && (ch < '0' || ch > '9') && PLAIN.indexOf(ch) < 0) {
        escaped.append('\\');
      }
      escaped.appendCodePoint(ch);
      i += Character.charCount(ch);
    }
    return escaped.toString();
  }
}

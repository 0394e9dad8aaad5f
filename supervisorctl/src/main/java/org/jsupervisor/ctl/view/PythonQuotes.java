package org.jsupervisor.ctl.view;

/** Quotes text the way the original's messages show it. */
public final class PythonQuotes {
  private PythonQuotes() {}

  public static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\\' -> quoted.append("\\\\");
        default -> quoted.append(unit == quote ? "\\" : "").append(unit);
      }
    }
    return quoted.append(quote).toString();
  }
}

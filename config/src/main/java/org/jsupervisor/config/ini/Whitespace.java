package org.jsupervisor.config.ini;

/** What the dialect takes for white space, which is more than Java's {@code isWhitespace}. */
final class Whitespace {
  private Whitespace() {}

  static boolean is(char ch) {
    if (ch <= ' ') {
      return ch == ' ' || (ch >= '\t' && ch <= '\r') || (ch >= 0x1c && ch <= 0x1f);
    }
    return ch == 0x85 || ch == 0xa0 || (ch >= 0x1680 && isWide(ch));
  }

  private static boolean isWide(char ch) {
    return ch == 0x1680
        || (ch >= 0x2000 && ch <= 0x200a)
        || ch == 0x2028
        || ch == 0x2029
        || ch == 0x202f
        || ch == 0x205f
        || ch == 0x3000;
  }

  static String strip(String text, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && is(text.charAt(first))) {
      first++;
    }
    while (last > first && is(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(first, last);
  }
}

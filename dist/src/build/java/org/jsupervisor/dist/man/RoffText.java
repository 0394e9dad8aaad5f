package org.jsupervisor.dist.man;

/** Text that the formatter shows as it is. */
final class RoffText {
  private static final int LONG = 40;

  private RoffText() {}

  /** Running text, or a part of it. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      switch (character) {
        case '\\' -> escaped.append("\\(rs");
        case '^' -> escaped.append("\\(ha");
        case '~' -> escaped.append("\\(ti");
        case '`' -> escaped.append("\\(ga");
        case '\'' -> escaped.append("\\(aq");
        case '"' -> escaped.append("\\(dq");
        default -> {
          if (character < 0x7f) {
            escaped.append((char) character);
          } else {
            escaped.append("\\[u");
            String digits = Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT);
            escaped.append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits).append(']');
          }
        }
      }
    }
    return escaped.toString();
  }

  /** What is typed: its dashes are those of the keyboard, and its lines begin with no request. */
  static String code(String text) {
    StringBuilder code = new StringBuilder(text.length() + 16);
    for (String line : escaped(text).replace("-", "\\-").split("\n", -1)) {
      code.append(code.isEmpty() ? "" : "\n").append(guarded(line));
    }
    return code.toString();
  }

  /** The same in running text: what is as long as a line may be broken at dots and the like. */
  static String breakable(String text) {
    String code = code(text);
    if (text.length() < LONG || text.indexOf(' ') >= 0) {
      return code;
    }
    StringBuilder breakable = new StringBuilder(code.length() + 16);
    for (int at = 0; at < code.length(); at++) {
      char unit = code.charAt(at);
      breakable.append(unit).append(".:/_".indexOf(unit) < 0 ? "" : "\\:");
    }
    return breakable.toString();
  }

  /** A line that is no request even if it begins like one. */
  static String guarded(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }
}

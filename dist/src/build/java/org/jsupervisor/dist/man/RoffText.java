package org.jsupervisor.dist.man;

/** Text that the formatter shows as it is. */
final class RoffText {
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

  /** A line that is no request even if it begins like one. */
  static String guarded(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }
}

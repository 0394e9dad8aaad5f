package org.jsupervisor.supervisord.web;

/** Strings as JSON wants them, harmless also where HTML could be seen in them. */
final class JsonText {
  private static final String HEXADECIMAL = "0123456789abcdef";

  private JsonText() {}

  /** Appends the text in quotes. */
  static void append(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || Character.isSurrogate(c)) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          json.append(HEXADECIMAL.charAt((c >> shift) & 15));
        }
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}

package org.jsupervisor.it.golden.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values the way Python writes them, as the recordings show them. */
final class PythonText {
  private PythonText() {}

  /** The arguments written as a tuple of plain strings, numbers and booleans. */
  static Object[] arguments(String tuple) {
    List<Object> values = new ArrayList<>();
    for (String word : tuple.substring(1, tuple.length() - 1).split(",", -1)) {
      String value = word.trim();
      if (value.startsWith("'")) {
        values.add(value.substring(1, value.length() - 1));
      } else if (value.equals("True") || value.equals("False")) {
        values.add(value.equals("True"));
      } else if (!value.isEmpty()) {
        values.add(Integer.valueOf(value));
      }
    }
    return values.toArray();
  }

  static String repr(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(PythonText::repr).toList()) + "]";
    }
    return value instanceof String text ? "'" + text + "'" : value.toString();
  }

  static String repr(byte[] bytes) {
    StringBuilder text = new StringBuilder("b'");
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c == '\n') {
        text.append("\\n");
      } else if (c < ' ' || c > '~') {
        text.append(String.format("\\x%02x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('\'').toString();
  }
}

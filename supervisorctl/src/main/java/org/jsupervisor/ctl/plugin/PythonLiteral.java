package org.jsupervisor.ctl.plugin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.PythonRepr;

/**
 * Shows values the way the original does.
 *
 * <p>Compatibility: scripts read the lists and quotes back as Python literals.
 */
final class PythonLiteral {
  private static final int WIDTH = 80;

  private PythonLiteral() {}

  /** The literal; a list too long for one line has one element to a line. */
  static String of(@Nullable Object value) {
    String line = literal(value, ", ");
    return line.length() > WIDTH && value instanceof List ? literal(value, ",\n ") : line;
  }

  private static String literal(@Nullable Object value, String separator) {
    if (value instanceof String text) {
      return PythonRepr.of(text);
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof List<?> elements) {
      StringBuilder text = new StringBuilder("[");
      for (Object element : elements) {
        text.append(text.length() > 1 ? separator : "").append(literal(element, ", "));
      }
      return text.append(']').toString();
    }
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> sorted = new TreeMap<>();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        sorted.put(String.valueOf(member.getKey()), member.getValue());
      }
      StringBuilder text = new StringBuilder("{");
      for (Map.Entry<String, Object> member : sorted.entrySet()) {
        text.append(text.length() > 1 ? ", " : "").append(PythonRepr.of(member.getKey()));
        text.append(": ").append(literal(member.getValue(), ", "));
      }
      return text.append('}').toString();
    }
    return String.valueOf(value);
  }
}

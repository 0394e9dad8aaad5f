package org.jsupervisor.config.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ByteSize;

/**
 * Writes maps, lists, texts, numbers, booleans, byte sizes and null as JSON. ASCII only, so that no
 * terminal or pipe can spoil it. Confined to one call.
 */
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean isIndented;
  private int depth;

  private JsonWriter(boolean isIndented) {
    this.isIndented = isIndented;
  }

  /** Two blanks a level, a line end after it. */
  public static String write(@Nullable Object value) {
    return write(value, true);
  }

  /** One line, for streams of values. */
  public static String writeLine(@Nullable Object value) {
    return write(value, false);
  }

  private static String write(@Nullable Object value, boolean isIndented) {
    JsonWriter writer = new JsonWriter(isIndented);
    writer.append(value);
    return writer.out.append('\n').toString();
  }

  private void append(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      appendMap(map);
    } else if (value instanceof List<?> list) {
      appendList(list);
    } else if (value instanceof ByteSize size) {
      out.append(size.bytes());
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      appendText(value.toString());
    }
  }

  private void appendMap(Map<?, ?> map) {
    out.append('{');
    depth++;
    String separator = "";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(separator);
      newLine();
      appendText(String.valueOf(member.getKey()));
      out.append(": ");
      append(member.getValue());
      separator = ",";
    }
    depth--;
    end(map.isEmpty(), '}');
  }

  private void appendList(List<?> list) {
    out.append('[');
    depth++;
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      newLine();
      append(item);
      separator = ",";
    }
    depth--;
    end(list.isEmpty(), ']');
  }

  private void end(boolean isEmpty, char bracket) {
    if (!isEmpty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (isIndented) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void appendText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      switch (ch) {
        case '"', '\\' -> out.append('\\').append(ch);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (ch >= ' ' && ch < 0x7f) {
            out.append(ch);
          } else {
            appendNumber(ch);
          }
        }
      }
    }
    out.append('"');
  }

  private void appendNumber(char ch) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(ch >>> shift & 0xf));
    }
  }
}

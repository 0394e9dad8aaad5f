package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON value made of maps, lists, strings, longs and booleans. */
public record JsonText(@Nullable Object value) {
  public static JsonText parse(String text) {
    return new JsonText(new Reader(text).value());
  }

  public boolean isNull() {
    return value == null;
  }

  /** A member of an object, which must have it. */
  public JsonText member(String name) {
    assertThat(members()).containsKey(name);
    return new JsonText(members().get(name));
  }

  @SuppressWarnings("unchecked") // The reader makes such maps only.
  Map<String, @Nullable Object> members() {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
  }

  /** The items of an array. */
  public List<JsonText> items() {
    List<JsonText> items = new ArrayList<>();
    for (Object item : (List<?>) Objects.requireNonNull(value)) {
      items.add(new JsonText(item));
    }
    return items;
  }

  /** The members of an object that holds strings only. */
  Map<String, String> strings() {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> member : members().entrySet()) {
      strings.put(member.getKey(), String.valueOf(member.getValue()));
    }
    return strings;
  }

  /** Walks over the text. Confined to one call. */
  private static final class Reader {
    private final String text;
    private int next;

    private Reader(String text) {
      this.text = text;
    }

    private @Nullable Object value() {
      char ch = visible();
      if (ch == '{') {
        return object();
      }
      if (ch == '[') {
        return array();
      }
      if (ch == '"') {
        return string();
      }
      int start = next;
      while (next < text.length() && ",]} \n".indexOf(text.charAt(next)) < 0) {
        next++;
      }
      String word = text.substring(start, next);
      return switch (word) {
        case "null" -> null;
        case "true", "false" -> Boolean.valueOf(word);
        default -> Long.valueOf(word);
      };
    }

    private Map<String, @Nullable Object> object() {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      next++;
      while (visible() != '}') {
        String name = string();
        visible();
        next++;
        members.put(name, value());
        skipComma();
      }
      next++;
      return members;
    }

    private List<@Nullable Object> array() {
      List<@Nullable Object> items = new ArrayList<>();
      next++;
      while (visible() != ']') {
        items.add(value());
        skipComma();
      }
      next++;
      return items;
    }

    private void skipComma() {
      if (visible() == ',') {
        next++;
      }
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      next++;
      while (text.charAt(next) != '"') {
        char ch = text.charAt(next++);
        if (ch == '\\') {
          ch = text.charAt(next++);
          if (ch == 'u') {
            ch = (char) Integer.parseInt(text.substring(next, next + 4), 16);
            next += 4;
          } else {
            int known = "ntrbf".indexOf(ch);
            ch = known < 0 ? ch : "\n\t\r\b\f".charAt(known);
          }
        }
        out.append(ch);
      }
      next++;
      return out.toString();
    }

    private char visible() {
      while (" \n\r\t".indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      return text.charAt(next);
    }
  }
}

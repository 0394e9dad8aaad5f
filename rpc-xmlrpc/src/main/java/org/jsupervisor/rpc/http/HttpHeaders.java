package org.jsupervisor.rpc.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header lines in order; names are compared without case. Immutable. */
public final class HttpHeaders {
  public static final HttpHeaders NONE = new HttpHeaders(new String[0]);

  /** Name, value, name, value. */
  private final String[] lines;

  private HttpHeaders(String[] lines) {
    this.lines = lines;
  }

  /**
   * @param lines name, value, name, value, known to hold no control characters
   */
  static HttpHeaders of(List<String> lines) {
    return new HttpHeaders(lines.toArray(new String[0]));
  }

  /** These headers and one more line at the end. */
  public HttpHeaders with(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException("cannot put a control character into header " + name);
      }
    }
    String[] longer = Arrays.copyOf(lines, lines.length + 2);
    longer[lines.length] = name;
    longer[lines.length + 1] = value;
    return new HttpHeaders(longer);
  }

  /** The value of the first line of that name. */
  public @Nullable String first(String name) {
    for (int i = 0; i < lines.length; i += 2) {
      if (lines[i].equalsIgnoreCase(name)) {
        return lines[i + 1];
      }
    }
    return null;
  }

  /** How many lines have that name. */
  public int count(String name) {
    int count = 0;
    for (int i = 0; i < lines.length; i += 2) {
      if (lines[i].equalsIgnoreCase(name)) {
        count++;
      }
    }
    return count;
  }

  /** Whether the comma-separated values of that name hold the word, in any case. */
  public boolean hasToken(String name, String token) {
    for (int i = 0; i < lines.length; i += 2) {
      if (lines[i].equalsIgnoreCase(name) && listHolds(lines[i + 1], token)) {
        return true;
      }
    }
    return false;
  }

  private static boolean listHolds(String list, String token) {
    int from = 0;
    while (from <= list.length()) {
      int comma = list.indexOf(',', from);
      int to = comma < 0 ? list.length() : comma;
      if (list.substring(from, to).trim().equalsIgnoreCase(token)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  void appendTo(StringBuilder text) {
    for (int i = 0; i < lines.length; i += 2) {
      text.append(lines[i]).append(": ").append(lines[i + 1]).append("\r\n");
    }
  }
}

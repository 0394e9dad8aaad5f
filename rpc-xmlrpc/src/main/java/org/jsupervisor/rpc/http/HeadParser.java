package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads request line and headers, and decides how long the body is. What could be read in two ways
 * is refused: folded lines, space before the colon, two lengths.
 */
final class HeadParser {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private HeadParser() {}

  /**
   * Parses a head whose line ends are known to be CRLF.
   *
   * @return the request without its body, or null if it is malformed
   */
  static @Nullable HttpRequest parse(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    int lineEnd = text.indexOf("\r\n");
    HttpHeaders headers = headers(text, lineEnd + 2);
    return headers == null ? null : requestLine(text.substring(0, lineEnd), headers);
  }

  private static @Nullable HttpRequest requestLine(String line, HttpHeaders headers) {
    int first = line.indexOf(' ');
    int second = line.indexOf(' ', first + 1);
    if (first <= 0 || second <= first + 1) {
      return null;
    }
    String method = line.substring(0, first);
    String target = line.substring(first + 1, second);
    String version = line.substring(second + 1);
    if (!isToken(method) || !isText(target) || !isVersion(version)) {
      return null;
    }
    return new HttpRequest(method, target, version.substring("HTTP/".length()), headers);
  }

  private static boolean isVersion(String text) {
    return text.length() == "HTTP/1.1".length()
        && text.startsWith("HTTP/")
        && isDigit(text.charAt(5))
        && text.charAt(6) == '.'
        && isDigit(text.charAt(7));
  }

  private static @Nullable HttpHeaders headers(String text, int from) {
    List<String> lines = new ArrayList<>();
    int start = from;
    while (start < text.length() - 2) {
      int end = text.indexOf("\r\n", start);
      int colon = text.indexOf(':', start);
      if (colon < 0 || colon > end) {
        return null;
      }
      String name = text.substring(start, colon);
      String value = trimmed(text.substring(colon + 1, end));
      if (!isToken(name) || !isText(value)) {
        return null;
      }
      lines.add(name);
      lines.add(value);
      start = end + 2;
    }
    return HttpHeaders.of(lines);
  }

  private static String trimmed(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isBlank(value.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !isDigit(c) && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Decides from the head how many bytes of body follow.
   *
   * @return the number of bytes, or a negated status that refuses the request
   */
  static int bodyLength(HttpRequest head, int limit) {
    int lengths = head.headers().count("Content-Length");
    boolean encoded = head.headers().count("Transfer-Encoding") > 0;
    if (lengths > 1 || (lengths == 1 && encoded)) {
      return -400;
    }
    String text = head.headers().first("Content-Length");
    if (text == null) {
      return encoded || head.method().equals("POST") ? -411 : 0;
    }
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return -400;
      }
      length = Math.min(length * 10 + text.charAt(i) - '0', Integer.MAX_VALUE);
    }
    if (text.isEmpty()) {
      return -400;
    }
    return length > limit ? -413 : (int) length;
  }
}

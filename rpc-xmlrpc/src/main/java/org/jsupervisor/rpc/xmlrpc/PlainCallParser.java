package org.jsupervisor.rpc.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests that clients nearly always send: plain ASCII without attributes, references
 * and comments, with texts, numbers and booleans as parameters. Whatever else a document contains
 * is left to the full parser, with which it agrees on all it reads. Spares clients that ask often
 * the making of an XML reader. Good for one request.
 */
final class PlainCallParser {
  private static final int MOST_DIGITS = 9;

  private static final byte[][] DECLARATIONS = {
    bytes("<?xml version='1.0'?>"),
    bytes("<?xml version=\"1.0\"?>"),
    bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
    bytes("<?xml version='1.0' encoding='utf-8'?>")
  };
  private static final byte[] CALL = bytes("<methodCall>");
  private static final byte[] CALL_END = bytes("</methodCall>");
  private static final byte[] NAME = bytes("<methodName>");
  private static final byte[] NAME_END = bytes("</methodName>");
  private static final byte[] PARAMS = bytes("<params>");
  private static final byte[] PARAMS_END = bytes("</params>");
  private static final byte[] NO_PARAMS = bytes("<params/>");
  private static final byte[] PARAM = bytes("<param>");
  private static final byte[] PARAM_END = bytes("</param>");
  private static final byte[] VALUE = bytes("<value>");
  private static final byte[] VALUE_END = bytes("</value>");
  private static final byte[] STRING = bytes("<string>");
  private static final byte[] STRING_END = bytes("</string>");
  private static final byte[] INT = bytes("<int>");
  private static final byte[] INT_END = bytes("</int>");
  private static final byte[] I4 = bytes("<i4>");
  private static final byte[] I4_END = bytes("</i4>");
  private static final byte[] BOOLEAN = bytes("<boolean>");
  private static final byte[] BOOLEAN_END = bytes("</boolean>");
  private static final byte[] ZERO = bytes("0");
  private static final byte[] ONE = bytes("1");

  private final byte[] body;
  private int position;

  private PlainCallParser(byte[] body) {
    this.body = body;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The call, or null if the body is not one of the plain kind, perhaps not even XML. */
  static @Nullable MethodCall parse(byte[] body) {
    return new PlainCallParser(body).call();
  }

  private @Nullable MethodCall call() {
    for (byte[] declaration : DECLARATIONS) {
      if (has(declaration)) {
        break;
      }
    }
    if (!tag(CALL) || !tag(NAME)) {
      return null;
    }
    String method = methodName();
    if (method == null || !has(NAME_END)) {
      return null;
    }
    List<Object> params = new ArrayList<>();
    if (!tag(NO_PARAMS) && tag(PARAMS) && !readParams(params)) {
      return null;
    }
    if (!tag(CALL_END)) {
      return null;
    }
    skipBlanks();
    return position == body.length
        ? new MethodCall(method, Collections.unmodifiableList(params))
        : null;
  }

  /** Up to and with the end of the list; false if there is anything unusual. */
  private boolean readParams(List<Object> params) {
    while (tag(PARAM)) {
      Object value = tag(VALUE) ? value() : null;
      if (value == null || !tag(VALUE_END) || !tag(PARAM_END)) {
        return false;
      }
      params.add(value);
    }
    return tag(PARAMS_END);
  }

  private @Nullable Object value() {
    if (tag(STRING)) {
      String text = text();
      return has(STRING_END) ? text : null;
    } else if (tag(INT)) {
      Integer number = number();
      return has(INT_END) ? number : null;
    } else if (tag(I4)) {
      Integer number = number();
      return has(I4_END) ? number : null;
    } else if (tag(BOOLEAN)) {
      boolean isTrue = has(ONE);
      boolean isRead = (isTrue || has(ZERO)) && has(BOOLEAN_END);
      return isRead ? (Boolean) isTrue : null;
    }
    return null;
  }

  private @Nullable String methodName() {
    int start = position;
    while (position < body.length && isNamePart(body[position])) {
      position++;
    }
    return position == start ? null : textFrom(start);
  }

  private static boolean isNamePart(byte unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '_'
        || unit == '.';
  }

  /** What stands before the next tag, up to the first byte that is not plain. */
  private String text() {
    int start = position;
    while (position < body.length && isPlain(body[position])) {
      position++;
    }
    return textFrom(start);
  }

  private static boolean isPlain(byte unit) {
    return (unit >= ' ' && unit < 127 && unit != '<' && unit != '>' && unit != '&')
        || unit == '\n'
        || unit == '\t';
  }

  private String textFrom(int start) {
    return new String(body, start, position - start, StandardCharsets.US_ASCII);
  }

  private @Nullable Integer number() {
    boolean isNegative = position < body.length && body[position] == '-';
    position += isNegative ? 1 : 0;
    int start = position;
    int value = 0;
    while (position < body.length && body[position] >= '0' && body[position] <= '9') {
      value = value * 10 + body[position] - '0';
      position++;
      if (position - start > MOST_DIGITS) {
        return null;
      }
    }
    return position == start ? null : (Integer) (isNegative ? -value : value);
  }

  /** Steps over blanks and the tag; over nothing if another one is there. */
  private boolean tag(byte[] tag) {
    int before = position;
    skipBlanks();
    if (has(tag)) {
      return true;
    }
    position = before;
    return false;
  }

  private void skipBlanks() {
    while (position < body.length && isBlank(body[position])) {
      position++;
    }
  }

  private static boolean isBlank(byte unit) {
    return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r';
  }

  private boolean has(byte[] expected) {
    int end = position + expected.length;
    if (end > body.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (body[position + i] != expected[i]) {
        return false;
      }
    }
    position = end;
    return true;
  }
}

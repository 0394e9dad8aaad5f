package org.jsupervisor.rpc.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlCursor.Token;

/**
 * Reads a server's answer into String, Integer, Long, Boolean, Double, byte[], List, Map and null.
 * Confined to one thread.
 */
public final class XmlRpcResponseReader {
  private static final int DEEPEST = 64;

  private final XmlCursor cursor;
  private int depth;

  private XmlRpcResponseReader(byte[] body) {
    cursor = new XmlCursor(new String(body, StandardCharsets.UTF_8));
  }

  /** Returns the one value of an answer, or throws the fault it carries. */
  public static @Nullable Object read(byte[] body) throws XmlRpcFault, MalformedAnswerException {
    return new XmlRpcResponseReader(body).answer();
  }

  private @Nullable Object answer() throws XmlRpcFault, MalformedAnswerException {
    start("methodResponse");
    Token token = tag();
    if (token == Token.START && cursor.name().equals("fault")) {
      start("value");
      throw fault(value());
    }
    expect(token, Token.START, "params");
    start("param");
    start("value");
    Object value = value();
    end("param");
    end("params");
    end("methodResponse");
    return value;
  }

  private static XmlRpcFault fault(@Nullable Object value) throws MalformedAnswerException {
    if (value instanceof Map<?, ?> struct
        && struct.get("faultCode") instanceof Integer code
        && struct.get("faultString") instanceof String text) {
      return new XmlRpcFault(code, text);
    }
    throw new MalformedAnswerException("cannot read answer: incomplete fault");
  }

  /** After the start of {@code value}; consumes its end. */
  private @Nullable Object value() throws MalformedAnswerException {
    if (++depth > DEEPEST) {
      throw new MalformedAnswerException("cannot read answer: values nested too deep");
    }
    String untyped = "";
    Token token = cursor.next();
    if (token == Token.TEXT) {
      untyped = cursor.text();
      token = cursor.next();
    }
    Object value = untyped;
    if (token == Token.START) {
      value = typed(cursor.name());
      end("value");
    } else {
      expect(token, Token.END, "value");
    }
    depth--;
    return value;
  }

  private @Nullable Object typed(String type) throws MalformedAnswerException {
    return switch (type) {
      case "array" -> array();
      case "struct" -> struct();
      default -> XmlRpcScalar.parse(type, text(type));
    };
  }

  private List<@Nullable Object> array() throws MalformedAnswerException {
    List<@Nullable Object> elements = new ArrayList<>();
    start("data");
    while (tag() == Token.START) {
      expect(Token.START, Token.START, "value");
      elements.add(value());
    }
    expect(Token.END, Token.END, "data");
    end("array");
    return elements;
  }

  private Map<String, @Nullable Object> struct() throws MalformedAnswerException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (tag() == Token.START) {
      expect(Token.START, Token.START, "member");
      start("name");
      String name = text("name");
      start("value");
      members.put(name, value());
      end("member");
    }
    expect(Token.END, Token.END, "struct");
    return members;
  }

  private String text(String element) throws MalformedAnswerException {
    Token token = cursor.next();
    String text = "";
    if (token == Token.TEXT) {
      text = cursor.text();
      token = cursor.next();
    }
    expect(token, Token.END, element);
    return text;
  }

  private void start(String element) throws MalformedAnswerException {
    expect(tag(), Token.START, element);
  }

  private void end(String element) throws MalformedAnswerException {
    expect(tag(), Token.END, element);
  }

  private Token tag() throws MalformedAnswerException {
    Token token = cursor.next();
    if (token == Token.TEXT && cursor.text().isBlank()) {
      token = cursor.next();
    }
    return token;
  }

  private void expect(Token actual, Token expected, String element)
      throws MalformedAnswerException {
    if (actual != expected || !cursor.name().equals(element)) {
      throw new MalformedAnswerException("cannot read answer: missing element " + element);
    }
  }
}

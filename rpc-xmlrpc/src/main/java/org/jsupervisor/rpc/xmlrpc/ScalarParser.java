package org.jsupervisor.rpc.xmlrpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.xmlrpc.parser.AtomicParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads one value that has no parts, by the rules of control.md 2.2. */
final class ScalarParser extends AtomicParser {
  private static final String DATE_SHAPE = "00000000T00:00:00";

  private final String type;

  ScalarParser(String type) {
    this.type = type;
  }

  @Override
  protected void setResult(String text) throws SAXException {
    try {
      setResult(read(text));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new SAXParseException("not a value of type " + type, getDocumentLocator(), e);
    }
  }

  private @Nullable Object read(String text) throws CharacterCodingException {
    return switch (type) {
      case "int", "i4" -> integer(text.trim());
      // Compatibility: the word true is false.
      case "boolean" -> text.equals("1");
      case "double" -> Double.valueOf(text.trim());
      case "base64" -> decoded(Base64.getMimeDecoder().decode(text));
      case "dateTime.iso8601" -> date(text);
      case "string" -> text;
      // Compatibility: an unknown type, nil among them, is its text, or null if it has none.
      default -> text.isEmpty() ? null : text;
    };
  }

  private static Number integer(String text) {
    long value = Long.parseLong(text);
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** No method takes a date, so its text is enough. */
  private static String date(String text) {
    boolean shaped = text.length() == DATE_SHAPE.length();
    for (int i = 0; shaped && i < text.length(); i++) {
      char c = text.charAt(i);
      char wanted = DATE_SHAPE.charAt(i);
      shaped = wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
    }
    if (!shaped) {
      throw new IllegalArgumentException("not a date: " + text);
    }
    return text;
  }
}

package org.jsupervisor.rpc.xmlrpc;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Parses the text of a scalar element. */
final class XmlRpcScalar {
  private XmlRpcScalar() {}

  static @Nullable Object parse(String type, String text) throws MalformedAnswerException {
    try {
      return switch (type) {
        case "string", "dateTime.iso8601" -> text;
        case "int", "i4", "i2", "i1" -> Integer.valueOf(text.strip());
        case "i8" -> Long.valueOf(text.strip());
        case "boolean" -> truth(text.strip());
        case "double", "float" -> Double.valueOf(text.strip());
        case "base64" -> Base64.getMimeDecoder().decode(text);
        case "nil" -> null;
        default -> throw new MalformedAnswerException("cannot read answer: unknown type " + type);
      };
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswerException("cannot read answer: bad " + type + " value " + text);
    }
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "1" -> Boolean.TRUE;
      case "0" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException(text);
    };
  }
}

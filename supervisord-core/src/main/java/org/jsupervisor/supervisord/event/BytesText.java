package org.jsupervisor.supervisord.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns a child's bytes into the text that events and debug lines show (daemon.md 5.2, 6.2). */
public final class BytesText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private BytesText() {}

  /** The text if the bytes are UTF-8, else {@code Undecodable: b'...'}. */
  public static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      return "Undecodable: " + literal(bytes);
    }
  }

  /** Compatibility: writes bytes as a Python literal, {@code b'READY\n'}, which log readers see. */
  public static String literal(byte[] bytes) {
    char quote = contains(bytes, '\'') && !contains(bytes, '"') ? '"' : '\'';
    StringBuilder text = new StringBuilder(bytes.length + 3).append('b').append(quote);
    for (byte signed : bytes) {
      int value = signed & 0xff;
      if (value == quote || value == '\\') {
        text.append('\\').append((char) value);
      } else if (value >= 0x20 && value < 0x7f) {
        text.append((char) value);
      } else {
        escape(text, value);
      }
    }
    return text.append(quote).toString();
  }

  private static void escape(StringBuilder text, int value) {
    switch (value) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      default -> text.append("\\x").append(HEX[value >> 4]).append(HEX[value & 15]);
    }
  }

  private static boolean contains(byte[] bytes, char wanted) {
    for (byte value : bytes) {
      if (value == wanted) {
        return true;
      }
    }
    return false;
  }
}

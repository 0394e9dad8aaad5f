package org.jsupervisor.config.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text and back without loss: UTF-8, with every byte that is not part of it standing as a
 * lone surrogate U+DC80 to U+DCFF. Environment, arguments and paths from outside use it.
 */
public final class LosslessText {
  private static final int ESCAPE_BASE = 0xdc00;

  private LosslessText() {}

  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  public static String decode(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end && bytes[i] >= 0) {
      i++;
    }
    if (i == end) {
      return new String(bytes, offset, length, StandardCharsets.US_ASCII);
    }
    StringBuilder out = new StringBuilder(length);
    i = offset;
    while (i < end) {
      int size = Utf8.sequenceLength(bytes, i, end);
      if (size > 0) {
        out.appendCodePoint(Utf8.codePoint(bytes, i, size));
        i += size;
      } else {
        out.append((char) (ESCAPE_BASE + (bytes[i] & 0xff)));
        i++;
      }
    }
    return out.toString();
  }

  /** The inverse of {@link #decode(byte[])}; other lone surrogates become {@code ?}. */
  public static byte[] encode(String text) {
    boolean hasSurrogates = false;
    for (int i = 0; i < text.length() && !hasSurrogates; i++) {
      hasSurrogates = Character.isSurrogate(text.charAt(i));
    }
    if (!hasSurrogates) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + Integer.BYTES);
    int i = 0;
    while (i < text.length()) {
      int ch = text.codePointAt(i);
      i += Character.charCount(ch);
      if (ch >= ESCAPE_BASE + 0x80 && ch <= ESCAPE_BASE + 0xff) {
        out.write(ch - ESCAPE_BASE);
      } else {
        byte[] encoded = Character.toString(ch).getBytes(StandardCharsets.UTF_8);
        out.write(encoded, 0, encoded.length);
      }
    }
    return out.toByteArray();
  }
}

package org.jsupervisor.rpc.xmlrpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of UTF-8 that escapes text as it is put in. Confined to one thread. */
final class XmlBuffer {
  private static final boolean[] PLAIN = plainUnits();
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
  private static final byte[] AMP = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] CARRIAGE_RETURN = ascii("&#13;");

  /** The most bytes one UTF-16 unit can become. */
  private static final int WIDEST = 5;

  /** Up to this size the buffer doubles, above it grows more slowly. */
  private static final int DOUBLING_BYTES = 1 << 20;

  /** How much text is put at a time, so that a long one does not reserve for the worst case. */
  private static final int BLOCK_UNITS = 4096;

  /** Beyond this an answer is refused before it has cost the memory. */
  private static final int MOST_BYTES = 32 << 20;

  /** Memory for more than this is not taken before it is needed. */
  private static final int MOST_EXPECTED_BYTES = 8 << 20;

  private byte[] bytes;
  private int length;

  XmlBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** What has been put in so far; a copy only if much of the memory is not needed. */
  ByteBuffer content() {
    boolean isTight = bytes.length - length <= length / 8;
    return isTight ? ByteBuffer.wrap(bytes, 0, length).slice() : ByteBuffer.wrap(toByteArray());
  }

  int length() {
    return length;
  }

  /**
   * Makes room at once for about this much more, so that what is there already is not copied again
   * and again. Without effect if that is more than a guess may cost.
   */
  void expect(long more) {
    long roomy = more + more / 16;
    if (roomy <= Math.min(MOST_EXPECTED_BYTES, MOST_BYTES - length)) {
      reserve((int) roomy);
    }
  }

  void raw(byte[] markup) {
    reserve(markup.length);
    System.arraycopy(markup, 0, bytes, length, markup.length);
    length += markup.length;
  }

  void number(int value) {
    if (value == Integer.MIN_VALUE) {
      raw(ascii("-2147483648"));
      return;
    }
    reserve(11);
    int rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int end = length + digits(rest);
    for (int at = end - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
  }

  /** Escapes markup; what XML 1.0 does not allow becomes U+FFFD (control.md 8 no. 2). */
  void text(String text) {
    int size = text.length();
    reserve(size <= BLOCK_UNITS ? size : encodedLength(text));
    int block = plain(text);
    while (block < size) {
      block = block(text, block, Math.min(size, block + BLOCK_UNITS));
    }
  }

  /** How many bytes a long text becomes, so that memory for it is taken once, or refused. */
  private static int encodedLength(String text) {
    long bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit >= 0x80) {
        bytes += unit < 0x800 ? 2 : 3;
      } else {
        bytes += PLAIN[unit] || unit == '\n' || unit == '\t' ? 1 : WIDEST;
      }
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE / 2);
  }

  /** Puts one block, and returns where the next begins: not in the middle of a surrogate pair. */
  private int block(String text, int from, int to) {
    reserve((to - from + 1) * WIDEST);
    int size = text.length();
    int at = from;
    for (; at < to; at++) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        asciiUnit(unit);
      } else if (unit < 0x800) {
        bytes[length++] = (byte) (0xC0 | (unit >> 6));
        bytes[length++] = (byte) (0x80 | (unit & 0x3F));
      } else if (!Character.isSurrogate(unit)) {
        wideUnit(unit);
      } else if (Character.isHighSurrogate(unit)
          && at + 1 < size
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        supplementary(Character.toCodePoint(unit, text.charAt(++at)));
      } else {
        put(REPLACEMENT);
      }
    }
    return at;
  }

  /** Puts the leading characters that need no care, which mostly is all, and counts them. */
  private int plain(String text) {
    byte[] target = bytes;
    int start = length;
    int size = text.length();
    int at = 0;
    while (at < size) {
      char unit = text.charAt(at);
      if (unit >= 0x80 || !PLAIN[unit]) {
        break;
      }
      target[start + at++] = (byte) unit;
    }
    length = start + at;
    return at;
  }

  private static boolean[] plainUnits() {
    boolean[] plain = new boolean[0x80];
    for (char unit = ' '; unit < 0x80; unit++) {
      plain[unit] = unit != '&' && unit != '<' && unit != '>';
    }
    return plain;
  }

  private void asciiUnit(char unit) {
    switch (unit) {
      case '&' -> put(AMP);
      case '<' -> put(LESS);
      case '>' -> put(GREATER);
      case '\r' -> put(CARRIAGE_RETURN);
      case '\t', '\n' -> bytes[length++] = (byte) unit;
      default -> {
        if (unit < ' ') {
          put(REPLACEMENT);
        } else {
          bytes[length++] = (byte) unit;
        }
      }
    }
  }

  private void wideUnit(char unit) {
    if (unit >= 0xFFFE) {
      put(REPLACEMENT);
      return;
    }
    bytes[length++] = (byte) (0xE0 | (unit >> 12));
    bytes[length++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (unit & 0x3F));
  }

  private void supplementary(int codePoint) {
    bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void put(byte[] reserved) {
    for (byte one : reserved) {
      bytes[length++] = one;
    }
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      int needed = Math.addExact(length, more);
      if (needed > MOST_BYTES) {
        throw new IllegalStateException("cannot answer with more than " + MOST_BYTES + " bytes");
      }
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(needed, length + Math.max(length / 4, Math.min(length, DOUBLING_BYTES))));
    }
  }

  private static int digits(int value) {
    int count = 1;
    for (int rest = value; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }
}

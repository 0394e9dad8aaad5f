package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;

/** Where characters of UTF-8 end. Stateless. */
final class Utf8Ends {
  private static final int LONGEST = 4;

  private Utf8Ends() {}

  /** The bytes of the well-formed character at {@code start}, 0 if there is none. */
  static int sequenceLength(ByteBuffer bytes, int start) {
    int length = announced(bytes.get(start) & 0xff);
    if (length == 0 || start + length > bytes.limit()) {
      return 0;
    }
    return goodBytes(bytes, start, start + length) == length ? length : 0;
  }

  /** How many bytes at the end may be the beginning of a character that is still to come. */
  static int incomplete(ByteBuffer bytes) {
    int end = bytes.limit();
    for (int start = end - 1; start >= bytes.position() && start > end - LONGEST; start--) {
      int value = bytes.get(start) & 0xff;
      if (value < 0x80) {
        return 0;
      }
      if (value >= 0xc0) {
        boolean isCut = start + announced(value) > end;
        return isCut && goodBytes(bytes, start, end) == end - start ? end - start : 0;
      }
    }
    return 0;
  }

  private static int announced(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : LONGEST;
  }

  /** The bytes from {@code start} up to {@code end} that belong to one character. */
  private static int goodBytes(ByteBuffer bytes, int start, int end) {
    int first = bytes.get(start) & 0xff;
    int good = 1;
    while (start + good < end) {
      int value = bytes.get(start + good) & 0xff;
      int lowest = good == 1 ? lowestSecond(first) : 0x80;
      int highest = good == 1 ? highestSecond(first) : 0xbf;
      if (value < lowest || value > highest) {
        break;
      }
      good++;
    }
    return good;
  }

  private static int lowestSecond(int first) {
    return first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  }

  private static int highestSecond(int first) {
    return first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  }
}

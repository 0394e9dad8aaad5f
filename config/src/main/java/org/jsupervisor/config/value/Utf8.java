package org.jsupervisor.config.value;

import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly, telling where and why a text is not UTF-8 (daemon.md 1.1). */
public final class Utf8 {
  private static final String HEX = "0123456789abcdef";

  private Utf8() {}

  /** The text of {@code bytes}, or the original's complaint about the first wrong byte. */
  public static String decode(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      int size = bytes[i] >= 0 ? 1 : sequenceLength(bytes, i, bytes.length);
      if (size == 0) {
        throw new ConfigException(complaint(bytes, i));
      }
      i += size;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Length of the well-formed sequence at {@code start}, 0 if there is none. */
  static int sequenceLength(byte[] bytes, int start, int end) {
    int size = announcedLength(bytes[start] & 0xff);
    return size > 0 && goodBytes(bytes, start, Math.min(end, start + size)) == size ? size : 0;
  }

  static int codePoint(byte[] bytes, int start, int size) {
    int first = bytes[start] & 0xff;
    int result = size == 1 ? first : first & (0x7f >> size);
    for (int i = 1; i < size; i++) {
      result = result << 6 | (bytes[start + i] & 0x3f);
    }
    return result;
  }

  private static int announcedLength(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  /** How many bytes from {@code start}, at least one, belong to a sequence that may be complete. */
  private static int goodBytes(byte[] bytes, int start, int end) {
    int good = 1;
    while (start + good < end && isContinuation(bytes, start, good)) {
      good++;
    }
    return good;
  }

  private static boolean isContinuation(byte[] bytes, int start, int index) {
    int value = bytes[start + index] & 0xff;
    int first = index == 1 ? bytes[start] & 0xff : 0;
    int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return value >= lowest && value <= highest;
  }

  private static String complaint(byte[] bytes, int start) {
    int size = announcedLength(bytes[start] & 0xff);
    int good = size == 0 ? 1 : goodBytes(bytes, start, Math.min(bytes.length, start + size));
    String reason =
        size == 0
            ? "invalid start byte"
            : start + good == bytes.length ? "unexpected end of data" : "invalid continuation byte";
    String where =
        good == 1
            ? "byte 0x"
                + HEX.charAt(bytes[start] >> 4 & 0xf)
                + HEX.charAt(bytes[start] & 0xf)
                + " in position "
                + start
            : "bytes in position " + start + "-" + (start + good - 1);
    return "'utf-8' codec can't decode " + where + ": " + reason;
  }
}

package org.jsupervisor.supervisord.listener;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one result, a line with its length and then its bytes. Confined to the loop thread. */
final class ResultReader {
  private static final int TOKEN_LENGTH = "RESULT ".length();
  private static final int LONGEST_LINE = 65_536;
  private static final int LONGEST_RESULT = 1 << 20;
  private static final int UNREADABLE = -1;
  private static final int NO_LENGTH = -2;

  private int length = NO_LENGTH;
  private byte @Nullable [] result;
  private byte @Nullable [] badLine;

  /** Reads what it can and returns how many bytes it used up, 0 if it needs more. */
  int read(byte[] data) {
    return length == NO_LENGTH ? readLine(data) : readResult(data);
  }

  private int readLine(byte[] data) {
    int end = 0;
    while (end < data.length && data[end] != '\n') {
      end++;
    }
    if (end == data.length && end < LONGEST_LINE) {
      return 0;
    }
    byte[] line = Arrays.copyOf(data, end);
    length = end == data.length ? UNREADABLE : lengthIn(line);
    if (length == UNREADABLE) {
      badLine = line;
      return 0;
    }
    return end + 1;
  }

  /**
   * Compatibility: an empty result completes only with the next byte, which stays, so that {@code
   * RESULT 0} counts as rejected when the listener says READY.
   */
  private int readResult(byte[] data) {
    if (data.length < length || data.length == 0) {
      return 0;
    }
    result = Arrays.copyOf(data, length);
    return length;
  }

  /** The line whose length could not be read, null if all is well. */
  byte @Nullable [] badLine() {
    return badLine;
  }

  /** The result if it is complete; the next one can then be read. */
  byte @Nullable [] takeResult() {
    byte[] taken = result;
    if (taken != null) {
      result = null;
      length = NO_LENGTH;
    }
    return taken;
  }

  /** Compatibility: the first seven bytes are not looked at, blanks and underscores are allowed. */
  private static int lengthIn(byte[] line) {
    int from = Math.min(TOKEN_LENGTH, line.length);
    int to = line.length;
    while (from < to && isBlank(line[from])) {
      from++;
    }
    while (to > from && isBlank(line[to - 1])) {
      to--;
    }
    if (from < to && line[from] == '+') {
      from++;
    }
    return from < to ? number(line, from, to) : UNREADABLE;
  }

  private static int number(byte[] line, int from, int to) {
    int number = 0;
    for (int index = from; index < to; index++) {
      int digit = line[index] - '0';
      boolean separates =
          line[index] == '_' && index > from && index + 1 < to && line[index - 1] != '_';
      if (separates) {
        continue;
      }
      if (digit < 0 || digit > 9 || number > LONGEST_RESULT) {
        return UNREADABLE;
      }
      number = number * 10 + digit;
    }
    return number > LONGEST_RESULT ? UNREADABLE : number;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || (value >= '\t' && value <= '\r');
  }
}

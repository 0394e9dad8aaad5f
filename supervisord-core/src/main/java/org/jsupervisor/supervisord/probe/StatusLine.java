package org.jsupervisor.supervisord.probe;

import java.nio.ByteBuffer;

/** Reads the beginning of an HTTP answer. */
final class StatusLine {
  /** More has to be read. */
  static final int INCOMPLETE = 0;

  static final int NOT_HTTP = -1;

  private static final String START = "HTTP/1.";
  private static final int STATUS_AT = START.length() + 2;
  private static final int STATUS_DIGITS = 3;

  private StatusLine() {}

  /** The status in what was put into the buffer so far, or one of the constants. */
  static int status(ByteBuffer received) {
    int end = Math.min(received.position(), STATUS_AT + STATUS_DIGITS);
    int status = 0;
    for (int i = 0; i < end; i++) {
      char c = (char) received.get(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean fits;
      if (i < START.length()) {
        fits = c == START.charAt(i);
      } else {
        fits = i == STATUS_AT - 1 ? c == ' ' : isDigit;
      }
      if (!fits) {
        return NOT_HTTP;
      }
      if (i >= STATUS_AT) {
        status = status * 10 + c - '0';
      }
    }
    return end < STATUS_AT + STATUS_DIGITS ? INCOMPLETE : status;
  }
}

package org.jsupervisor.supervisord.readiness;

import java.nio.ByteBuffer;

/** Cuts bytes into lines; of a long one only the beginning is kept. */
final class Lines {
  static final int LONGEST = 4096;

  /** Takes one line without its end; the array is reused. */
  interface Reader {
    void line(byte[] bytes, int length);
  }

  private final Reader reader;
  private final byte[] line = new byte[LONGEST];
  private int length;

  Lines(Reader reader) {
    this.reader = reader;
  }

  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte each = bytes.get();
      if (each == '\n') {
        flush();
      } else if (length < LONGEST) {
        line[length] = each;
        length++;
      }
    }
  }

  /** No more comes: what there is is a line. */
  void end() {
    if (length > 0) {
      flush();
    }
  }

  private void flush() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    reader.line(line, end);
  }
}

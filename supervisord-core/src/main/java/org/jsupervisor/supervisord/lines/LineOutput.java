package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Gathers what is written into chunks for the next sink. Confined to the loop thread. */
final class LineOutput {
  private static final int CHUNK_BYTES = 32 * 1024;

  private final OutputSink next;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);

  LineOutput(OutputSink next) {
    this.next = next;
  }

  void put(byte value) {
    if (!chunk.hasRemaining()) {
      flush();
    }
    chunk.put(value);
  }

  void put(byte[] bytes) {
    put(bytes, 0, bytes.length);
  }

  void put(byte[] bytes, int start, int length) {
    if (length > chunk.remaining()) {
      put(ByteBuffer.wrap(bytes, start, length));
    } else {
      chunk.put(bytes, start, length);
    }
  }

  void put(ByteBuffer bytes) {
    if (bytes.remaining() > chunk.remaining()) {
      flush();
    }
    while (bytes.remaining() > chunk.remaining()) {
      int limit = bytes.limit();
      chunk.put(bytes.limit(bytes.position() + chunk.remaining()));
      bytes.limit(limit);
      flush();
    }
    chunk.put(bytes);
  }

  void flush() {
    if (chunk.position() > 0) {
      next.output(chunk.flip());
      chunk.clear();
    }
  }

  OutputSink next() {
    return next;
  }
}

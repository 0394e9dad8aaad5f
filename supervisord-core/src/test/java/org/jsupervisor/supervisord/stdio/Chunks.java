package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Feeds sinks with text in direct buffers, as pumps do. */
final class Chunks {
  private Chunks() {}

  static void feed(OutputSink sink, String... chunks) {
    for (String chunk : chunks) {
      byte[] bytes = chunk.getBytes(StandardCharsets.ISO_8859_1);
      // Some room before the bytes: a sink must honour the position.
      ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 3).position(3);
      sink.output(buffer.put(bytes).flip().position(3));
    }
  }

  /** The text as two chunks, cut at the index. */
  static void feedCut(OutputSink sink, String text, int index) {
    feed(sink, text.substring(0, index), text.substring(index));
  }
}

package org.jsupervisor.supervisord.stdio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps all output as text. */
final class RecordingSink implements OutputSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int closings;
  private int largestChunk;
  private boolean takesLargeChunks;

  @Override
  public void output(ByteBuffer chunk) {
    largestChunk = Math.max(largestChunk, chunk.remaining());
    byte[] copy = new byte[chunk.remaining()];
    chunk.get(copy);
    bytes.write(copy, 0, copy.length);
  }

  @Override
  public void closed() {
    closings++;
  }

  @Override
  public boolean takesLargeChunks() {
    return takesLargeChunks;
  }

  void takeLargeChunks() {
    takesLargeChunks = true;
  }

  int largestChunk() {
    return largestChunk;
  }

  String text() {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  boolean isClosed() {
    return closings == 1;
  }
}

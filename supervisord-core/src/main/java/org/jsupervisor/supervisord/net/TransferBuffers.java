package org.jsupervisor.supervisord.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The two direct buffers that all connections of an endpoint take turns with; made when the first
 * connection needs them. Confined to the loop thread.
 */
final class TransferBuffers {
  private static final int SIZE_BYTES = 64 * 1024;

  private @Nullable ByteBuffer input;
  private @Nullable ByteBuffer output;

  /** Empty, to be read into; valid until the next call. */
  ByteBuffer input() {
    if (input == null) {
      input = ByteBuffer.allocateDirect(SIZE_BYTES);
    }
    return input.clear();
  }

  /** Filled with as much of the source as fits, to be written; valid until the next call. */
  ByteBuffer output(ByteBuffer source) {
    if (output == null) {
      output = ByteBuffer.allocateDirect(SIZE_BYTES);
    }
    output.clear();
    int length = Math.min(source.remaining(), SIZE_BYTES);
    output.put(0, source, source.position(), length);
    return output.limit(length);
  }
}

package org.jsupervisor.supervisord.logstream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jsupervisor.rpc.http.HttpBodyStream;

/**
 * Sends one followed file to one client, no faster than the client takes it. Confined to the loop
 * thread.
 */
final class LogFollower {
  private static final byte[] TRUNCATED =
      "==> File truncated <==\n".getBytes(StandardCharsets.US_ASCII);

  /** Above this nothing more is read until the client has caught up. */
  private static final int HIGH_WATER_BYTES = 64 * 1024;

  private final FollowedFile file;
  private final HttpBodyStream stream;
  private final ByteBuffer buffer;

  /**
   * @param buffer shared with other followers, its content is of no use afterwards
   */
  LogFollower(FollowedFile file, HttpBodyStream stream, ByteBuffer buffer) {
    this.file = file;
    this.stream = stream;
    this.buffer = buffer;
    stream.onDrained(this::advance);
  }

  boolean isOpen() {
    return stream.isOpen();
  }

  /** Sends the next piece if there is one; the rest follows when that has been sent. */
  void advance() {
    if (!stream.isOpen() || stream.pendingBytes() > HIGH_WATER_BYTES) {
      return;
    }
    try {
      buffer.clear();
      switch (file.read(buffer)) {
        case BYTES -> stream.write(buffer.flip());
        case TRUNCATED -> stream.write(ByteBuffer.wrap(TRUNCATED));
        case NOTHING -> {
          // The next look is the timer's.
        }
      }
    } catch (IOException e) {
      // The log cannot be read any more: the client sees the stream end.
      stream.end();
    }
  }

  void close() throws IOException {
    file.close();
  }
}

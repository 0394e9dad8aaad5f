package org.jsupervisor.supervisord.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that never blocks, on the thread of the test. */
final class TestClient {
  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private final StringBuilder received = new StringBuilder();
  private boolean ended;

  TestClient(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
  }

  TestClient send(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return this;
  }

  /** All bytes so far, those that have just arrived included. */
  String received() {
    try {
      int count = 1;
      while (count > 0) {
        buffer.clear();
        count = channel.read(buffer);
        ended |= count < 0;
        received.append(
            new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      ended = true;
    }
    return received.toString();
  }

  /** Whether the server has closed, after whatever it sent was received. */
  boolean isEnded() {
    received();
    return ended;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.jsupervisor.it.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends bytes to a server and listens until it closes the connection or has nothing more to say.
 *
 * @param received all that came back, one character for each byte
 * @param closed whether the server closed the connection
 */
record Conversation(String received, boolean closed) {
  /** How long a server that has not said anything may think: wrong passwords may cost 4 s. */
  private static final Duration THINKING = Duration.ofSeconds(6);

  /** How long a server that has said something stays silent if that was all. */
  private static final Duration SILENCE = Duration.ofMillis(900);

  static Conversation hold(SocketAddress address, byte[] request) throws IOException {
    return hold(address, request, SILENCE);
  }

  static Conversation hold(SocketAddress address, byte[] request, Duration silence)
      throws IOException {
    try (SocketChannel channel = SocketChannel.open(address);
        Selector selector = Selector.open()) {
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      ByteBuffer in = ByteBuffer.allocate(1 << 16);
      while (true) {
        Duration patience = all.size() == 0 ? THINKING : silence;
        if (selector.select(patience.toMillis()) == 0) {
          return of(all, false);
        }
        selector.selectedKeys().clear();
        if (!read(channel, in)) {
          return of(all, true);
        }
        all.write(in.array(), 0, in.position());
        in.clear();
      }
    }
  }

  private static Conversation of(ByteArrayOutputStream all, boolean closed) {
    return new Conversation(all.toString(StandardCharsets.ISO_8859_1), closed);
  }

  private static boolean read(SocketChannel channel, ByteBuffer in) {
    try {
      return channel.read(in) >= 0;
    } catch (IOException e) {
      return false; // reset: closed with bytes of ours unread
    }
  }
}

package org.jsupervisor.supervisord.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;

/** Finds out whether somebody serves a UNIX socket file. Blocks, so it is for start-up only. */
final class SocketProbe {
  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE_MILLIS = 5;

  private SocketProbe() {}

  /**
   * Whether a request is answered. Who takes the connection and stays silent counts as present too:
   * an occupied daemon must not lose its socket.
   */
  static boolean isAnswered(Path file) {
    try (UnixSocketChannel channel = UnixSocketChannel.open()) {
      channel.configureBlocking(false);
      if (!channel.connect(new UnixSocketAddress(file.toString()))) {
        return true;
      }
      channel.write(ByteBuffer.wrap(REQUEST));
      ByteBuffer first = ByteBuffer.allocate(1);
      long begunNanos = System.nanoTime();
      while (System.nanoTime() - begunNanos < PATIENCE_NANOS) {
        int count = channel.read(first);
        if (count != 0) {
          return count > 0;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

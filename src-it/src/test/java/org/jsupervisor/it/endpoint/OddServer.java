package org.jsupervisor.it.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on a TCP port that answers every request with the same bytes, whatever was asked. */
final class OddServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String answer;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  OddServer(String answer) throws IOException {
    this.answer = answer;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  /** An answer in XML-RPC with that value. */
  static OddServer answering(String value) throws IOException {
    String body =
        "<?xml version='1.0'?><methodResponse><params><param><value>"
            + value
            + "</value></param></params></methodResponse>";
    return new OddServer(
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> answer(client));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException("cannot accept", e);
        }
      }
    }
  }

  /** Waits for the beginning of a request, answers, and ends the connection. */
  private void answer(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      byte[] request = new byte[1 << 16];
      int length = in.read(request);
      while (length > 0 && in.available() > 0) {
        length = in.read(request);
      }
      client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot answer", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}

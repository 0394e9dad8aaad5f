package org.jsupervisor.rpc.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests with prepared bytes. */
final class ScriptedServer implements Closeable {
  /** What to send, and whether to close the connection after it. */
  record Reply(String bytes, boolean isLast) {}

  private final ServerSocket server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> connections = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::serve, "scripted-server");

  ScriptedServer(Reply... replies) throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.replies.addAll(List.of(replies));
    thread.start();
  }

  Endpoint endpoint() {
    return new Endpoint(null, "127.0.0.1", server.getLocalPort());
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  private void serve() {
    while (!replies.isEmpty()) {
      try (Socket socket = server.accept()) {
        connections.add(socket.getPort());
        Reply reply = new Reply("", false);
        while (!reply.isLast() && !replies.isEmpty()) {
          String request = request(socket.getInputStream());
          if (request.isEmpty()) {
            break;
          }
          requests.add(request);
          reply = replies.remove();
          socket.getOutputStream().write(reply.bytes().getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Head and body; nothing at the end of the stream. */
  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int unit = in.read();
      if (unit < 0) {
        return "";
      }
      head.write(unit);
    }
    String text = head.toString(StandardCharsets.UTF_8);
    int at = text.indexOf("Content-Length: ");
    if (at < 0) {
      return text;
    }
    int length =
        Integer.parseInt(
            text.substring(at + "Content-Length: ".length(), text.indexOf("\r\n", at)));
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.jsupervisor.ctl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;

/** A server on a loopback socket that answers each method with what it was told to. */
final class ScriptedSupervisor implements Closeable {
  private final ServerSocket server;
  private final Map<String, byte[]> answers = new HashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::serve, "scripted-supervisor");

  ScriptedSupervisor() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    answer("getVersion", "3.0");
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Method names in the order called, without the namespace. */
  List<String> calls() {
    return calls;
  }

  /** {@code method} is its name, or the name, a blank and the first argument. */
  ScriptedSupervisor answer(String method, Object value) {
    answers.put(method, bytes(XmlRpcWriter.response(value)));
    return this;
  }

  ScriptedSupervisor fault(String method, int code, String text) {
    answers.put(method, bytes(XmlRpcWriter.fault(code, text)));
    return this;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> serve(socket), "scripted-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (answerOne(socket.getInputStream(), socket.getOutputStream())) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answerOne(InputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int unit = in.read();
      if (unit < 0) {
        return false;
      }
      head.append((char) unit);
    }
    int length = Integer.parseInt(between(head.toString(), "Content-Length: ", "\r\n"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String method = between(body, "<methodName>supervisor.", "</methodName>");
    calls.add(method);
    byte[] unknown = bytes(XmlRpcWriter.fault(Fault.UNKNOWN_METHOD.code(), "UNKNOWN_METHOD"));
    byte[] answer = answers.getOrDefault(method, unknown);
    if (body.contains("<string>")) {
      answer = answers.getOrDefault(method + " " + between(body, "<string>", "</string>"), answer);
    }
    String reply = "HTTP/1.1 200 OK\r\nContent-Length: " + answer.length + "\r\n\r\n";
    out.write(reply.getBytes(StandardCharsets.UTF_8));
    out.write(answer);
    return true;
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
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

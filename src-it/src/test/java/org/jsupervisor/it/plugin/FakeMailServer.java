package org.jsupervisor.it.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mail by SMTP and keeps it. */
final class FakeMailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread thread = new Thread(this::serve, "mail");
  private final List<String> mail = new CopyOnWriteArrayList<>();

  FakeMailServer() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** All lines of all messages so far. */
  String mail() {
    return String.join("\n", mail);
  }

  private void serve() {
    while (true) {
      try (Socket client = socket.accept()) {
        converse(client);
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 ready");
    boolean isMessage = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (isMessage) {
        mail.add(line);
        isMessage = !line.equals(".");
        if (!isMessage) {
          say(client, "250 kept");
        }
        continue;
      }
      String verb = line.toUpperCase(Locale.ROOT);
      isMessage = verb.equals("DATA");
      say(client, isMessage ? "354 go on" : verb.equals("QUIT") ? "221 bye" : "250 fine");
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

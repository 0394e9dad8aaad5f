package org.jsupervisor.it.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jsupervisor.it.daemon.Await;

/** Clients that send one request after the other, each on a connection of its own. */
final class RequestLoad implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final AtomicInteger answers = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<Void>> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean isOver;

  RequestLoad(int port, int clientCount) {
    this(clientCount, () -> request(port));
  }

  /**
   * @param request sends one and answers what is wrong with what came back, or an empty text
   */
  RequestLoad(int clientCount, Supplier<String> request) {
    for (int i = 0; i < clientCount; i++) {
      clients.add(CompletableFuture.runAsync(() -> run(request), threads));
    }
  }

  private void run(Supplier<String> request) {
    while (!isOver) {
      String failure = request.get();
      if (failure.isEmpty()) {
        answers.incrementAndGet();
      } else {
        failures.add(failure);
      }
    }
  }

  /** Sends one request; answers what is wrong with what came back, or an empty text. */
  static String request(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      String text = new String(answer, StandardCharsets.US_ASCII);
      return text.startsWith("HTTP/1.1 200 ") && text.endsWith("\r\n\r\nfine") ? "" : "got " + text;
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  /** Waits until so many more requests were answered. */
  void awaitMore(int count) {
    int goal = answers.get() + count;
    Await.until(count + " more answers", () -> answers.get() >= goal || !failures.isEmpty());
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    isOver = true;
    clients.forEach(CompletableFuture::join);
    threads.shutdown();
  }
}

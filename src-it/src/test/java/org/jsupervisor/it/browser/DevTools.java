package org.jsupervisor.it.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One DevTools connection: commands with their answers, and what the browser complains about. */
final class DevTools implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private final WebSocket socket;
  private int lastId;

  /** Puts the pieces of messages together. */
  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        arrived.add(message.toString());
        message.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  DevTools(String address) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Receiver())
            .join();
  }

  /** Sends a command with these parameters, name after value, and waits for its result. */
  Map<?, ?> call(String method, Object... parameters) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put((String) parameters[i], parameters[i + 1]);
    }
    int id = ++lastId;
    socket.sendText(Json.text(Map.of("id", id, "method", method, "params", named)), true).join();
    while (true) {
      Map<?, ?> message = receive(method);
      if (message.get("id") instanceof Double answered && answered.intValue() == id) {
        if (message.get("result") instanceof Map<?, ?> result) {
          return result;
        }
        throw new AssertionError(method + " failed: " + message);
      }
    }
  }

  private Map<?, ?> receive(String waiting) {
    try {
      String text = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("the browser does not answer " + waiting);
      }
      Map<?, ?> message = Json.object(text);
      Object method = message.get("method");
      if ("Runtime.exceptionThrown".equals(method)
          || ("Log.entryAdded".equals(method) && !text.contains("\"source\":\"network\""))) {
        complaints.add(text);
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the browser", e);
    }
  }

  /** Exceptions of scripts, violations of the content policy and the like. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

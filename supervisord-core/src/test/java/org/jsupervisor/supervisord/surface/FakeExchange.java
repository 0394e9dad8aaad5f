package org.jsupervisor.supervisord.surface;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpBodyStream;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;

/** Records the answer to one request; the client reads when the test says so. */
public final class FakeExchange implements HttpExchange, HttpBodyStream {
  private @Nullable HttpResponse response;
  private final StringBuilder streamed = new StringBuilder();
  private Runnable onClose = () -> {};
  private Runnable onDrained = () -> {};
  private boolean ended;
  private int pending;

  public static FakeExchange get(HttpHandler handler, String target) {
    return send(handler, "GET", target, "", "");
  }

  public static FakeExchange send(
      HttpHandler handler, String method, String target, String host, String body) {
    HttpHeaders headers = host.isEmpty() ? HttpHeaders.NONE : HttpHeaders.NONE.with("Host", host);
    return send(handler, method, target, headers, body);
  }

  public static FakeExchange send(
      HttpHandler handler, String method, String target, HttpHeaders headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest request = new HttpRequest(method, target, "1.1", headers, bytes);
    FakeExchange exchange = new FakeExchange();
    HttpResponse refusal = handler.refuse(request);
    if (refusal == null) {
      handler.handle(request, exchange);
    } else {
      exchange.respond(refusal);
    }
    return exchange;
  }

  public HttpResponse response() {
    if (response == null) {
      throw new AssertionError("not answered yet");
    }
    return response;
  }

  public boolean isAnswered() {
    return response != null;
  }

  public String body() {
    return StandardCharsets.UTF_8.decode(response().body()).toString();
  }

  public String streamed() {
    return streamed.toString();
  }

  /** The client takes everything that is queued. */
  public void drain() {
    pending = 0;
    onDrained.run();
  }

  public void hangUp() {
    ended = true;
    onClose.run();
  }

  @Override
  public void respond(HttpResponse answer) {
    if (response != null) {
      throw new AssertionError("answered twice");
    }
    response = answer;
    ended = true;
  }

  @Override
  public HttpBodyStream stream(HttpResponse head) {
    response = head;
    return this;
  }

  @Override
  public void write(ByteBuffer bytes) {
    pending += bytes.remaining();
    streamed.append(StandardCharsets.ISO_8859_1.decode(bytes));
  }

  @Override
  public int pendingBytes() {
    return pending;
  }

  @Override
  public void onDrained(Runnable action) {
    onDrained = action;
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public boolean isOpen() {
    return !ended;
  }

  @Override
  public void onClose(Runnable action) {
    onClose = action;
  }
}

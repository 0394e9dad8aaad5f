package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpBodyStreamTest {
  private static final HttpResponse HEAD =
      HttpResponse.of(200, "text/plain", "first".getBytes(StandardCharsets.US_ASCII));

  private final List<HttpBodyStream> streams = new ArrayList<>();
  private final List<HttpExchange> exchanges = new ArrayList<>();

  private void open(HttpRequest request, HttpExchange exchange) {
    exchanges.add(exchange);
    streams.add(exchange.stream(HEAD));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void newClientsGetChunksAndKeepTheConnection() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.1\r\n\r\n");
    assertThat(client.takeText())
        .endsWith("Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
    streams.get(0).write(bytes("käse and more wine"));
    assertThat(client.outputReadyCalls).isEqualTo(1);
    assertThat(client.collect().takeText()).isEqualTo("13\r\nkäse and more wine\r\n");
    streams.get(0).end();
    assertThat(streams.get(0).isOpen()).isFalse();
    assertThat(client.collect().takeText()).isEqualTo("0\r\n\r\n");
    client.send("GET /again HTTP/1.1\r\n\r\n");
    assertThat(streams).hasSize(2);
  }

  @Test
  void oldClientsGetBareBytesAtOnceAndAClosedConnection() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assertThat(client.takeText()).startsWith("HTTP/1.0 200 OK").endsWith("plain\r\n\r\nfirst");
    streams.get(0).write(bytes("more"));
    assertThat(client.collect().takeText()).isEqualTo("more");
    streams.get(0).end();
    assertThat(client.connection.hasOutput()).isFalse();
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(client.outputReadyCalls).isEqualTo(2);
  }

  @Test
  void anOldClientsLastBytesAreSentBeforeTheConnectionCloses() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.0\r\n\r\n");
    streams.get(0).write(bytes("last"));
    streams.get(0).end();
    assertThat(client.connection.isFinished()).isFalse();
    assertThat(client.collect().text()).endsWith("firstlast");
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void emptyWritesDoNotEndTheChunks() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.1\r\n\r\n").takeText();
    streams.get(0).write(bytes(""));
    assertThat(client.collect().text()).isEmpty();
    assertThat(streams.get(0).isOpen()).isTrue();
  }

  @Test
  void theWriterLearnsHowMuchIsPendingAndWhenNothingIs() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.1\r\n\r\n").takeText();
    List<Integer> drained = new ArrayList<>();
    HttpBodyStream stream = streams.get(0);
    stream.onDrained(() -> drained.add(stream.pendingBytes()));
    stream.write(bytes("0123456789"));
    assertThat(stream.pendingBytes()).isEqualTo("a\r\n0123456789\r\n".length());
    client.chunk = 10;
    client.collectOnce();
    assertThat(stream.pendingBytes()).isEqualTo(5);
    assertThat(drained).isEmpty();
    client.collectOnce();
    assertThat(drained).containsExactly(0);
  }

  @Test
  void aWriterThatRefillsWhenDrainedIsReadToItsEnd() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.1\r\n\r\n").takeText();
    HttpBodyStream stream = streams.get(0);
    int[] left = {3};
    stream.onDrained(
        () -> {
          if (left[0]-- > 0) {
            stream.write(bytes("x" + left[0]));
          } else {
            stream.end();
          }
        });
    stream.write(bytes("go"));
    client.chunk = 1;
    assertThat(client.collect().text())
        .isEqualTo("2\r\ngo\r\n2\r\nx2\r\n2\r\nx1\r\n2\r\nx0\r\n0\r\n\r\n");
    assertThat(client.connection.isFinished()).isFalse();
  }

  @Test
  void anOldClientsStreamMayEndWhenDrained() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.0\r\n\r\n").takeText();
    streams.get(0).onDrained(() -> streams.get(0).end());
    streams.get(0).write(bytes("all"));
    assertThat(client.collect().text()).isEqualTo("all");
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void aClientThatHangsUpEndsTheStream() {
    FakeClient client = new FakeClient(this::open);
    client.send("GET / HTTP/1.1\r\n\r\n");
    List<String> told = new ArrayList<>();
    exchanges.get(0).onClose(() -> told.add("gone"));
    client.connection.inputEnded(1);
    assertThat(told).containsExactly("gone");
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(streams.get(0).isOpen()).isFalse();
    streams.get(0).write(bytes("nobody"));
    streams.get(0).end();
    assertThat(client.connection.hasOutput()).isFalse();
    assertThat(streams.get(0).pendingBytes()).isZero();
  }

  @Test
  void headOfAStreamIsOnlyItsHead() {
    FakeClient client = new FakeClient(this::open);
    client.send("HEAD / HTTP/1.1\r\n\r\n");
    assertThat(client.text()).endsWith("Transfer-Encoding: chunked\r\n\r\n");
    assertThat(streams.get(0).isOpen()).isFalse();
    client.send("HEAD / HTTP/1.1\r\n\r\n");
    assertThat(streams).hasSize(2);
  }

  @Test
  void aStreamMayStallForEver() {
    FakeClient client = new FakeClient(this::open);
    client.connection.receive(bytes("GET / HTTP/1.1\r\n\r\n"), 5);
    client.connection.wrote(3, 6);
    assertThat(client.connection.hasOutput()).isTrue();
    assertThat(client.connection.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }
}

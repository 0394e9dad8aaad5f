package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HeldBytesTest {
  private static final int CAPACITY = 200_000;
  private static final String HEAD =
      "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 190000\r\n\r\n";

  private final HeldBytes held = new HeldBytes(CAPACITY);

  private FakeClient client(HttpHandler handler) {
    return new FakeClient(handler, HttpLimits.DEFAULT, held);
  }

  private static HttpHandler answering(int bytes) {
    return (request, exchange) ->
        exchange.respond(HttpResponse.of(200, "text/plain", new byte[bytes]));
  }

  private static void sendWithoutReading(FakeClient client, String text) {
    client.connection.receive(
        ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), client.now);
  }

  @Test
  void aLargeRequestIsRefusedWhileOthersFillTheMemory() {
    FakeClient first = client(answering(1)).send(HEAD).send(new byte[150_000]);
    FakeClient second = client(answering(1)).send(HEAD).send(new byte[100_000]);

    assertThat(second.text()).startsWith("HTTP/1.1 503 ");
    assertThat(first.text()).isEmpty();
  }

  @Test
  void aSmallRequestIsServedHoweverFullTheServerIs() {
    client(answering(1)).send(HEAD).send(new byte[180_000]);
    FakeClient small = client(answering(1)).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(small.text()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aLargeAnswerIsRefusedWhileUnsentOnesFillTheMemory() {
    FakeClient first = client(answering(150_000));
    sendWithoutReading(first, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    FakeClient second = client(answering(100_000)).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(second.text()).startsWith("HTTP/1.1 503 ");
    assertThat(first.collect().text()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void memoryIsGivenBackWhenRequestsAreServedAndClientsGo() {
    client(answering(150_000)).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    FakeClient vanishing = client(answering(1)).send(HEAD).send(new byte[150_000]);
    vanishing.connection.closed();
    FakeClient unread = client(answering(150_000));
    sendWithoutReading(unread, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    unread.connection.closed();

    assertThat(held.total()).isZero();
  }
}

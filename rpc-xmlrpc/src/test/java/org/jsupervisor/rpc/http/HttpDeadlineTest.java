package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpDeadlineTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(
          1000,
          1000,
          Duration.ofNanos(100),
          Duration.ofNanos(200),
          Duration.ofNanos(300),
          Duration.ofNanos(400),
          1);

  private final List<HttpExchange> held = new ArrayList<>();
  private final FakeClient client =
      new FakeClient((request, exchange) -> held.add(exchange), LIMITS);

  @Test
  void aClientThatSaysNothingIsClosedSilently() {
    assertThat(client.connection.deadlineNanos()).isEqualTo(100);
    client.connection.expire(99);
    assertThat(client.connection.isFinished()).isFalse();
    client.connection.expire(100);
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(client.connection.hasOutput()).isFalse();
  }

  @Test
  void aSlowHeadIsNotForgivenForItsSteadiness() {
    client.now = 50;
    client.send("G");
    assertThat(client.connection.deadlineNanos()).isEqualTo(150);
    client.now = 149;
    client.send("E");
    assertThat(client.connection.deadlineNanos()).isEqualTo(150);
    client.connection.expire(150);
    assertThat(client.collect().text())
        .startsWith("HTTP/1.1 408 Request Time-out\r\n")
        .contains("Connection: close");
    assertThat(client.connection.isOutputEnded()).isTrue();
  }

  @Test
  void aSlowBodyHasItsOwnLimit() {
    client.now = 10;
    client.send("POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\n");
    assertThat(client.connection.deadlineNanos()).isEqualTo(210);
    client.now = 209;
    client.send("abcd");
    client.connection.expire(210);
    assertThat(client.collect().text()).startsWith("HTTP/1.0 408 ");
    assertThat(held).isEmpty();
  }

  @Test
  void aWaitingAnswerHasNoDeadline() {
    client.send("GET / HTTP/1.1\r\n\r\n");
    assertThat(client.connection.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    client.connection.expire(Long.MAX_VALUE - 1);
    assertThat(held.get(0).isOpen()).isTrue();
  }

  @Test
  void anIdleConnectionIsClosedSilently() {
    client.send("GET / HTTP/1.1\r\n\r\n");
    held.get(0).respond(FakeClient.plain("x"));
    client.now = 1000;
    client.collect().takeText();
    assertThat(client.connection.deadlineNanos()).isEqualTo(1300);
    client.connection.expire(1300);
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(client.text()).isEmpty();
  }

  @Test
  void aClientThatDoesNotReadItsAnswerIsGivenUp() {
    byte[] request = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    client.connection.receive(ByteBuffer.wrap(request), 0);
    held.get(0).respond(FakeClient.plain("x"));
    client.connection.wrote(0, 10);
    assertThat(client.connection.deadlineNanos()).isEqualTo(410);
    client.connection.wrote(1, 100);
    assertThat(client.connection.deadlineNanos()).isEqualTo(500);
    client.connection.wrote(0, 200);
    assertThat(client.connection.deadlineNanos()).isEqualTo(500);
    client.connection.expire(500);
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(client.connection.hasOutput()).isFalse();
  }

  @Test
  void aRefusedClientMayGoOnForASecond() {
    client.now = 7;
    client.send("nonsense\r\n\r\n");
    assertThat(client.text()).startsWith("HTTP/1.1 400 ");
    assertThat(client.connection.isFinished()).isFalse();
    assertThat(client.connection.deadlineNanos()).isEqualTo(1_000_000_007);
    client.connection.expire(1_000_000_007);
    assertThat(client.connection.isFinished()).isTrue();
  }
}

package org.jsupervisor.supervisord.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsupervisor.supervisord.net.EndpointFixture.HELLO;
import static org.jsupervisor.supervisord.net.EndpointFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsupervisor.rpc.http.HttpBodyStream;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  @AutoClose private final EndpointFixture fixture = new EndpointFixture();

  HttpEndpointTest() throws IOException {}

  @Test
  void answersSeveralRequestsOnOneConnection() throws IOException {
    fixture.listenTcp(HttpLimits.DEFAULT, HELLO);
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(client, "hello");
    client.send(GET + GET);
    fixture.turnUntil("three answers", () -> client.received().split("hello", -1).length == 4);
    assertThat(client.isEnded()).isFalse();
  }

  @Test
  void aRequestMayArriveByteByByte() throws IOException {
    fixture.listenTcp(HttpLimits.DEFAULT, HELLO);
    TestClient client = fixture.connectTcp();
    for (int i = 0; i < GET.length(); i++) {
      assertThat(client.received()).isEmpty();
      client.send(GET.substring(i, i + 1));
      fixture.loop.runOnce(false);
    }
    fixture.turnUntilReceived(client, "hello");
  }

  @Test
  void halfARequestIsGivenUpAtTheDeadline() throws IOException {
    fixture.listenTcp(EndpointFixture.limits(Duration.ofMillis(50), 8), HELLO);
    TestClient client = fixture.connectTcp().send("GET / HT");
    fixture.turnUntil("the end", client::isEnded);
    assertThat(client.received()).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aClientThatVanishesIsForgotten() throws IOException {
    List<HttpExchange> waiting = new ArrayList<>();
    HttpEndpoint endpoint =
        fixture.listenTcp(HttpLimits.DEFAULT, (request, exchange) -> waiting.add(exchange));
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntil("the request", () -> !waiting.isEmpty());
    client.close();
    fixture.turnUntil("seeing the end", () -> endpoint.connectionCount() == 1);
    waiting.get(0).respond(text("too late"));
    fixture.turnUntil("forgetting", () -> endpoint.connectionCount() == 0);
    assertThat(fixture.warnings).isEmpty();
  }

  @Test
  void aDeferredAnswerIsSentWhenItIsKnown() throws IOException {
    List<HttpExchange> waiting = new ArrayList<>();
    fixture.listenTcp(HttpLimits.DEFAULT, (request, exchange) -> waiting.add(exchange));
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntil("the request", () -> !waiting.isEmpty());
    assertThat(client.received()).isEmpty();
    waiting.get(0).respond(text("at last"));
    fixture.turnUntilReceived(client, "at last");
  }

  @Test
  void twoHundredClientsAreServedAtOnce() throws IOException {
    HttpEndpoint endpoint = fixture.listenTcp(HttpLimits.DEFAULT, HELLO);
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clients.add(fixture.connectTcp().send(GET));
    }
    for (TestClient client : clients) {
      fixture.turnUntilReceived(client, "hello");
    }
    assertThat(endpoint.connectionCount()).isEqualTo(200);
    for (TestClient client : clients) {
      client.close();
    }
    fixture.turnUntil("all gone", () -> endpoint.connectionCount() == 0);
  }

  @Test
  void beyondTheCapClientsWaitWhileAllOthersAreBeingAnswered() throws IOException {
    List<HttpExchange> unanswered = new ArrayList<>();
    HttpEndpoint endpoint =
        fixture.listenTcp(
            EndpointFixture.limits(Duration.ofSeconds(60), 2),
            (request, exchange) -> unanswered.add(exchange));
    TestClient first = fixture.connectTcp().send(GET);
    fixture.connectTcp().send(GET);
    TestClient third = fixture.connectTcp().send(GET);
    fixture.turnUntil("two requests", () -> unanswered.size() == 2);
    for (int turn = 0; turn < 100; turn++) {
      fixture.loop.runOnce(false);
    }
    assertThat(unanswered).hasSize(2);
    assertThat(endpoint.connectionCount()).isEqualTo(2);
    unanswered.get(0).respond(text("done"));
    fixture.turnUntil("the third request", () -> unanswered.size() == 3);
    assertThat(first.isEnded()).isTrue();
    unanswered.get(2).respond(text("hello"));
    fixture.turnUntilReceived(third, "hello");
  }

  @Test
  void aNewClientTakesThePlaceOfOneThatNeverFinishedARequest() throws IOException {
    fixture.listenTcp(EndpointFixture.limits(Duration.ofSeconds(60), 2), HELLO);
    TestClient idle = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(idle, "hello");
    TestClient half = fixture.connectTcp().send("GET / HT");
    TestClient third = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(third, "hello");
    assertThat(half.isEnded()).isTrue();
    assertThat(idle.isEnded()).isFalse();
  }

  @Test
  void aNewClientTakesThePlaceOfTheOldestIdleOneIfAllWereAnswered() throws IOException {
    fixture.listenTcp(EndpointFixture.limits(Duration.ofSeconds(60), 2), HELLO);
    TestClient first = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(first, "hello");
    TestClient second = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(second, "hello");
    TestClient third = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(third, "hello");
    assertThat(first.isEnded()).isTrue();
    assertThat(second.isEnded()).isFalse();
  }

  @Test
  void aLargeAnswerReachesASlowReaderWhole() throws IOException {
    String large = "x".repeat(4 << 20) + "end";
    fixture.listenTcp(HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntilReceived(client, "xend");
    assertThat(client.received()).endsWith(large);
  }

  @Test
  void aStreamIsHeldBackByAClientThatNeverReads() throws IOException {
    AtomicLong written = new AtomicLong();
    ByteBuffer piece = ByteBuffer.allocate(32 * 1024);
    fixture.listenTcp(
        HttpLimits.DEFAULT,
        (request, exchange) -> {
          HttpBodyStream stream = exchange.stream(text(""));
          stream.onDrained(
              () -> {
                written.addAndGet(piece.capacity());
                stream.write(piece.clear());
              });
        });
    fixture.connectTcp().send(GET);
    fixture.turnUntil("the stream", () -> written.get() > 0);
    // The kernel's buffers fill up; then nothing more may be asked for, however often we turn.
    long before = -1;
    int quietTurns = 0;
    while (quietTurns < 1000) {
      quietTurns = written.get() == before ? quietTurns + 1 : 0;
      before = written.get();
      fixture.loop.runOnce(false);
    }
    assertThat(written.get()).isLessThan(64L << 20);
  }

  @Test
  void drainingLetsAnAnswerOutAndClosesTheRest() throws IOException {
    String large = "x".repeat(4 << 20) + "end";
    HttpEndpoint endpoint =
        fixture.listenTcp(HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    TestClient idle = fixture.connectTcp();
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntil("both", () -> endpoint.connectionCount() == 2);
    fixture.turnUntilReceived(client, "HTTP/1.1 200");
    boolean[] drained = new boolean[1];
    endpoint.drain(fixture.loop.nowNanos() + 10_000_000_000L, () -> drained[0] = true);
    fixture.turnUntil("the end", () -> client.isEnded() && idle.isEnded() && drained[0]);
    assertThat(client.received()).endsWith("xend");
    assertThatThrownBy(() -> fixture.connectTcp()).isInstanceOf(IOException.class);
  }

  @Test
  void drainingEndsAtTheDeadline() throws IOException {
    String large = "x".repeat(32 << 20);
    HttpEndpoint endpoint =
        fixture.listenTcp(HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    fixture.connectTcp().send(GET);
    fixture.turnUntil("it", () -> endpoint.connectionCount() == 1);
    boolean[] drained = new boolean[1];
    endpoint.drain(fixture.loop.nowNanos() + 50_000_000L, () -> drained[0] = true);
    fixture.turnUntil("the end", () -> drained[0]);
    assertThat(endpoint.connectionCount()).isZero();
  }

  @Test
  void aFailingHandlerCostsItsClientAlone() throws IOException {
    List<Throwable> failures = new ArrayList<>();
    fixture.loop.onError(failures::add);
    HttpEndpoint endpoint =
        fixture.listenTcp(
            HttpLimits.DEFAULT,
            (request, exchange) -> {
              throw new IllegalStateException("broken");
            });
    TestClient client = fixture.connectTcp().send(GET);
    fixture.turnUntil("the end", client::isEnded);
    assertThat(failures)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessage("broken");
    assertThat(endpoint.connectionCount()).isZero();
  }

  @Test
  void aPortInUseIsToldByItsNumber() throws IOException {
    fixture.listenTcp(HttpLimits.DEFAULT, HELLO);
    assertThatThrownBy(() -> fixture.listenTcp(HttpLimits.DEFAULT, HELLO))
        .isInstanceOfSatisfying(
            PosixException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EADDRINUSE));
  }
}

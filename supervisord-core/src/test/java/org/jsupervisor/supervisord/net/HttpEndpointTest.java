package org.jsupervisor.supervisord.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsupervisor.rpc.http.HttpBodyStream;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final HttpHandler HELLO = (request, exchange) -> exchange.respond(text("hello"));

  private EndpointFixture fixture;
  private int port;

  @BeforeEach
  void open() throws IOException {
    fixture = new EndpointFixture();
    port = EndpointFixture.freePort();
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  private static HttpResponse text(String body) {
    return HttpResponse.of(200, "text/plain", body.getBytes(US_ASCII));
  }

  @Test
  void answersSeveralRequestsOnOneConnection() throws IOException {
    fixture.listenTcp(port, HttpLimits.DEFAULT, HELLO);
    TestClient client = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(client, "hello");
    client.send(GET + GET);
    fixture.turnUntil("three answers", () -> client.received().split("hello", -1).length == 4);
    assertThat(client.isEnded()).isFalse();
  }

  @Test
  void aRequestMayArriveByteByByte() throws IOException {
    fixture.listenTcp(port, HttpLimits.DEFAULT, HELLO);
    TestClient client = fixture.connectTcp(port);
    for (int i = 0; i < GET.length(); i++) {
      assertThat(client.received()).isEmpty();
      client.send(GET.substring(i, i + 1));
      fixture.loop.runOnce(false);
    }
    fixture.turnUntilReceived(client, "hello");
  }

  @Test
  void halfARequestIsGivenUpAtTheDeadline() throws IOException {
    fixture.listenTcp(port, EndpointFixture.limits(Duration.ofMillis(50), 8), HELLO);
    TestClient client = fixture.connectTcp(port).send("GET / HT");
    fixture.turnUntil("the end", client::isEnded);
    assertThat(client.received()).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aClientThatVanishesIsForgotten() throws IOException {
    List<HttpExchange> waiting = new ArrayList<>();
    HttpEndpoint endpoint =
        fixture.listenTcp(port, HttpLimits.DEFAULT, (request, exchange) -> waiting.add(exchange));
    TestClient client = fixture.connectTcp(port).send(GET);
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
    fixture.listenTcp(port, HttpLimits.DEFAULT, (request, exchange) -> waiting.add(exchange));
    TestClient client = fixture.connectTcp(port).send(GET);
    fixture.turnUntil("the request", () -> !waiting.isEmpty());
    assertThat(client.received()).isEmpty();
    waiting.get(0).respond(text("at last"));
    fixture.turnUntilReceived(client, "at last");
  }

  @Test
  void twoHundredClientsAreServedAtOnce() throws IOException {
    HttpEndpoint endpoint = fixture.listenTcp(port, HttpLimits.DEFAULT, HELLO);
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clients.add(fixture.connectTcp(port).send(GET));
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
            port,
            EndpointFixture.limits(Duration.ofSeconds(60), 2),
            (request, exchange) -> unanswered.add(exchange));
    TestClient first = fixture.connectTcp(port).send(GET);
    fixture.connectTcp(port).send(GET);
    TestClient third = fixture.connectTcp(port).send(GET);
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
    fixture.listenTcp(port, EndpointFixture.limits(Duration.ofSeconds(60), 2), HELLO);
    TestClient idle = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(idle, "hello");
    TestClient half = fixture.connectTcp(port).send("GET / HT");
    TestClient third = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(third, "hello");
    assertThat(half.isEnded()).isTrue();
    assertThat(idle.isEnded()).isFalse();
  }

  @Test
  void aNewClientTakesThePlaceOfTheOldestIdleOneIfAllWereAnswered() throws IOException {
    fixture.listenTcp(port, EndpointFixture.limits(Duration.ofSeconds(60), 2), HELLO);
    TestClient first = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(first, "hello");
    TestClient second = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(second, "hello");
    TestClient third = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(third, "hello");
    assertThat(first.isEnded()).isTrue();
    assertThat(second.isEnded()).isFalse();
  }

  @Test
  void aLargeAnswerReachesASlowReaderWhole() throws IOException {
    String large = "x".repeat(4 << 20) + "end";
    fixture.listenTcp(
        port, HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    TestClient client = fixture.connectTcp(port).send(GET);
    fixture.turnUntilReceived(client, "xend");
    assertThat(client.received()).endsWith(large);
  }

  @Test
  void aStreamIsHeldBackByAClientThatNeverReads() throws IOException {
    AtomicLong written = new AtomicLong();
    ByteBuffer piece = ByteBuffer.allocate(32 * 1024);
    fixture.listenTcp(
        port,
        HttpLimits.DEFAULT,
        (request, exchange) -> {
          HttpBodyStream stream = exchange.stream(text(""));
          stream.onDrained(
              () -> {
                written.addAndGet(piece.capacity());
                stream.write(piece.clear());
              });
        });
    fixture.connectTcp(port).send(GET);
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
        fixture.listenTcp(
            port, HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    TestClient idle = fixture.connectTcp(port);
    TestClient client = fixture.connectTcp(port).send(GET);
    fixture.turnUntil("both", () -> endpoint.connectionCount() == 2);
    fixture.turnUntilReceived(client, "HTTP/1.1 200");
    boolean[] drained = new boolean[1];
    endpoint.drain(fixture.loop.nowNanos() + 10_000_000_000L, () -> drained[0] = true);
    fixture.turnUntil("the end", () -> client.isEnded() && idle.isEnded() && drained[0]);
    assertThat(client.received()).endsWith("xend");
    assertThatThrownBy(() -> fixture.connectTcp(port)).isInstanceOf(IOException.class);
  }

  @Test
  void drainingEndsAtTheDeadline() throws IOException {
    String large = "x".repeat(32 << 20);
    HttpEndpoint endpoint =
        fixture.listenTcp(
            port, HttpLimits.DEFAULT, (request, exchange) -> exchange.respond(text(large)));
    fixture.connectTcp(port).send(GET);
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
            port,
            HttpLimits.DEFAULT,
            (request, exchange) -> {
              throw new IllegalStateException("broken");
            });
    TestClient client = fixture.connectTcp(port).send(GET);
    fixture.turnUntil("the end", client::isEnded);
    assertThat(failures)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessage("broken");
    assertThat(endpoint.connectionCount()).isZero();
  }

  @Test
  void aPortInUseIsToldByItsNumber() throws IOException {
    fixture.listenTcp(port, HttpLimits.DEFAULT, HELLO);
    assertThatThrownBy(() -> fixture.listenTcp(port, HttpLimits.DEFAULT, HELLO))
        .isInstanceOfSatisfying(
            PosixException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EADDRINUSE));
  }
}

package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
  private final List<HttpExchange> held = new ArrayList<>();

  private void hold(HttpRequest request, HttpExchange exchange) {
    held.add(exchange);
  }

  @Test
  void answersInTheVersionOfTheRequestWithTheOriginalsServerName() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("GET /a%20b?c=%20 HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(client.text()).isEqualTo(FakeClient.ok("GET /a b c=%20 "));
    assertThat(client.connection.isFinished()).isFalse();
  }

  @Test
  void connectionCloseEndsTheConnectionAfterTheAnswer() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertThat(client.text()).isEqualTo(FakeClient.ok("GET / null "));
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void oldClientsAreClosedUnlessTheyAskToStay() {
    FakeClient leaving = new FakeClient(FakeClient::echo);
    leaving.send("GET / HTTP/1.0\r\n\r\n");
    assertThat(leaving.text()).startsWith("HTTP/1.0 200 OK\r\n").doesNotContain("Connection");
    assertThat(leaving.connection.isFinished()).isTrue();

    FakeClient staying = new FakeClient(FakeClient::echo);
    staying.send("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
    assertThat(staying.text()).contains("\r\nConnection: Keep-Alive\r\n");
    assertThat(staying.connection.isFinished()).isFalse();
    staying.takeText();
    staying.send("GET /two HTTP/1.0\r\n\r\n");
    assertThat(staying.text()).endsWith("GET /two null ");
    assertThat(staying.connection.isFinished()).isTrue();
  }

  @Test
  void unknownVersionsAreEchoedAndKept() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("GET / HTTP/2.0\r\n\r\n");
    assertThat(client.text()).startsWith("HTTP/2.0 200 OK\r\n");
    assertThat(client.connection.isFinished()).isFalse();
  }

  @Test
  void headAnswersWithoutABody() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("HEAD /x HTTP/1.1\r\n\r\nGET /y HTTP/1.1\r\n\r\n");
    assertThat(client.text())
        .contains("Content-Length: 13\r\n\r\nHTTP/1.1 200 OK\r\n")
        .endsWith("\r\n\r\nGET /y null ");
  }

  @Test
  void notModifiedHasNeitherBodyNorLength() {
    FakeClient client =
        new FakeClient((request, exchange) -> exchange.respond(HttpResponse.empty(304)));
    client.send("GET / HTTP/1.1\r\n\r\n");
    assertThat(client.text()).endsWith("Date: " + FakeClient.DATE + "\r\n\r\n");
  }

  @Test
  void pipelinedRequestsAreHandledOneAfterTheOther() {
    FakeClient client = new FakeClient(this::hold);
    client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n");
    assertThat(held).hasSize(1);
    held.get(0).respond(FakeClient.plain("one"));
    assertThat(client.outputReadyCalls).isEqualTo(1);
    assertThat(held).hasSize(1);
    client.collect();
    assertThat(held).hasSize(2);
    held.get(1).respond(FakeClient.plain("two"));
    client.collect();
    held.get(2).respond(FakeClient.plain("three"));
    client.collect();
    assertThat(client.text())
        .isEqualTo(FakeClient.ok("one") + FakeClient.ok("two") + FakeClient.ok("three"));
  }

  @Test
  void aClientThatPipelinesTooMuchIsHeldBack() {
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    assertThat(client.connection.wantsInput()).isTrue();
    client.send(new byte[16 * 1024]);
    assertThat(client.connection.wantsInput()).isFalse();
  }

  @Test
  void contentLengthCountsBytes() {
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    held.get(0).respond(FakeClient.plain("käse"));
    client.collect();
    assertThat(client.text()).contains("Content-Length: 5\r\n").endsWith("\r\n\r\nkäse");
  }

  @Test
  void aSecondAnswerIsTheCallersBug() {
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    held.get(0).respond(FakeClient.plain("x"));
    assertThatThrownBy(() -> held.get(0).respond(FakeClient.plain("y")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> held.get(0).stream(FakeClient.plain("y")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHalfClosedClientStillGetsItsAnswer() {
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    client.connection.inputEnded(0);
    assertThat(held.get(0).isOpen()).isTrue();
    held.get(0).respond(FakeClient.plain("late"));
    client.collect();
    assertThat(client.text()).endsWith("late");
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void whoWaitsIsToldWhenTheClientGoes() {
    List<String> told = new ArrayList<>();
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    held.get(0).onClose(() -> told.add("gone"));
    client.connection.closed();
    client.connection.closed();
    assertThat(told).containsExactly("gone");
    assertThat(held.get(0).isOpen()).isFalse();
    held.get(0).respond(FakeClient.plain("nobody reads this"));
    assertThat(client.connection.hasOutput()).isFalse();
    assertThat(client.outputReadyCalls).isZero();
  }

  @Test
  void whoHasAnsweredIsNotToldThatTheClientWent() {
    List<String> told = new ArrayList<>();
    FakeClient client = new FakeClient(this::hold);
    client.send("GET / HTTP/1.1\r\n\r\n");
    held.get(0).onClose(() -> told.add("gone"));
    held.get(0).respond(FakeClient.plain("x"));
    client.connection.closed();
    assertThat(told).isEmpty();
  }

  @Test
  void expectContinueIsIgnoredAndTheBodyAwaited() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    assertThat(client.text()).isEmpty();
    client.send("abc");
    assertThat(client.text()).isEqualTo(FakeClient.ok("POST / null abc"));
  }

  @Test
  void outputSurvivesPartialWrites() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.chunk = 1;
    client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    assertThat(client.text())
        .isEqualTo(FakeClient.ok("GET /1 null ") + FakeClient.ok("GET /2 null "));
  }

  @Test
  void aBrokenHandlerIsReportedAndItsClientToldSo() {
    IllegalStateException bug = new IllegalStateException("broken");
    boolean[] breaks = {true};
    FakeClient client =
        new FakeClient(
            (request, exchange) -> {
              if (breaks[0]) {
                throw bug;
              }
              exchange.respond(FakeClient.plain("fine"));
            });
    assertThatThrownBy(() -> client.send("GET / HTTP/1.1\r\n\r\n")).isSameAs(bug);
    assertThat(client.collect().takeText())
        .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
        .endsWith(FakeClient.errorPage(500, "Internal Server Error"));
    breaks[0] = false;
    assertThat(client.send("GET / HTTP/1.1\r\n\r\n").text()).isEqualTo(FakeClient.ok("fine"));
  }

  @Test
  void aStreamThatBreaksAtItsStartIsGivenUp() {
    FakeClient client =
        new FakeClient(
            (request, exchange) -> {
              exchange.stream(FakeClient.plain("begun"));
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> client.send("GET / HTTP/1.1\r\n\r\n")).hasMessage("broken");
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(client.connection.hasOutput()).isFalse();
  }
}

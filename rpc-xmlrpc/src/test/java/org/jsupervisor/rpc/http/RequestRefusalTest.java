package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRefusalTest {
  private static final HttpLimits SMALL =
      new HttpLimits(
          100,
          10,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/11\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\n\n",
        "GET / HTTP/1.1\r\nA: b\n\r\n",
        "GET / HTTP/1.1\rX\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nA : b\r\n\r\n",
        "GET / HTTP/1.1\r\n: b\r\n\r\n",
        "GET / HTTP/1.1\r\nnocolon\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\u0000c\r\n\r\n",
        "G\u00e9T / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: +3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: -3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: 0x3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: \r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: \u0663\r\n\r\nabc",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
      })
  void whatCanBeReadInTwoWaysIsABadRequest(String request) {
    assertRefused(new FakeClient(FakeClient::echo).send(request), 400, "Bad Request");
  }

  @Test
  void invalidUtfIsABadRequest() {
    byte[] bytes = "GET /\u00e9 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(new FakeClient(FakeClient::echo).send(bytes), 400, "Bad Request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "PUT / HTTP/1.1\r\ntransfer-encoding: identity\r\n\r\n",
      })
  void aBodyWithoutLengthIsRefused(String request) {
    assertRefused(new FakeClient(FakeClient::echo).send(request), 411, "Length Required");
  }

  @Test
  void whatFollowsARefusedRequestIsNeverTakenForARequest() {
    FakeClient client = new FakeClient(FakeClient::echo);
    client.send("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nGET /x HTTP/1.1\r\n\r\n");
    client.send("GET /y HTTP/1.1\r\n\r\n");
    assertRefused(client, 411, "Length Required");
  }

  @Test
  void tooLongHeadersAreRefusedHoweverTheyArrive() {
    String request = "GET /" + "x".repeat(100) + " HTTP/1.1\r\n\r\n";
    FakeClient whole = new FakeClient(FakeClient::echo, SMALL).send(request);
    assertRefused(whole, 431, "Request Header Fields Too Large");
    FakeClient pieces = new FakeClient(FakeClient::echo, SMALL);
    pieces.sendByteByByte(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(pieces.text()).isEqualTo(whole.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "4294967296", "99999999999999999999999999"})
  void tooLongBodiesAreRefusedUnread(String length) {
    FakeClient client = new FakeClient(FakeClient::echo, SMALL);
    client.send("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n");
    assertRefused(client, 413, "Request Entity Too Large");
  }

  @Test
  void bodiesAtTheLimitAreTaken() {
    FakeClient client = new FakeClient(FakeClient::echo, SMALL);
    client.send("POST / HTTP/1.1\r\nContent-Length: 0010\r\n\r\n0123456789");
    assertThat(client.text()).isEqualTo(FakeClient.ok("POST / null 0123456789"));
  }

  @Test
  void aRefusedClientMayFinishSendingForAMoment() {
    FakeClient client = new FakeClient(FakeClient::echo, SMALL);
    client.now = 50;
    client.send("POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n0123");
    assertThat(client.connection.isOutputEnded()).isTrue();
    assertThat(client.connection.isFinished()).isFalse();
    assertThat(client.connection.wantsInput()).isTrue();
    assertThat(client.connection.deadlineNanos()).isEqualTo(1_000_000_050L);
    client.connection.expire(1_000_000_049L);
    assertThat(client.connection.isFinished()).isFalse();
    client.connection.expire(1_000_000_050L);
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void emptyLinesBeforeARequestAreSkipped() {
    FakeClient client = new FakeClient(FakeClient::echo).send("\r\n\r\nGET / HTTP/1.1\r\n\r\n");
    assertThat(client.text()).isEqualTo(FakeClient.ok("GET / null "));
  }

  private static void assertRefused(FakeClient client, int status, String reason) {
    String page = FakeClient.errorPage(status, reason);
    assertThat(client.text())
        .isEqualTo(
            "HTTP/1.1 "
                + status
                + " "
                + reason
                + "\r\nServer: Medusa/1.12\r\nDate: "
                + FakeClient.DATE
                + "\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + page.length()
                + "\r\n\r\n"
                + page);
    assertThat(client.connection.isOutputEnded()).isTrue();
    client.connection.inputEnded(0);
    assertThat(client.connection.isFinished()).isTrue();
  }
}

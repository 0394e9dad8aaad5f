package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends, in whatever pieces: the same answer, and no more kept than allowed. */
class HttpFuzzTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So small that some requests are beyond them. */
  private static final HttpLimits LIMITS =
      new HttpLimits(160, 24, MINUTE, MINUTE, MINUTE, MINUTE, 4);

  @Provide
  Arbitrary<String> requests() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "GET ",
                "POST ",
                "HEAD ",
                "/",
                "/RPC2",
                " HTTP/1.1\r\n",
                " HTTP/1.0\r\n",
                " HTTP/9\r\n",
                "\r\n",
                "\n",
                "\r",
                "Host: x\r\n",
                "Content-Length: 5\r\n",
                "Content-Length: 05\r\n",
                "Content-Length: 25\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: chunked\r\n",
                "transfer-encoding : chunked\r\n",
                "Expect: 100-continue\r\n",
                "Connection: close\r\n",
                "Connection: keep-alive\r\n",
                " folded\r\n",
                ":\r\n",
                "hello",
                "%zz%2",
                "GET / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"),
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.strings().ascii().ofMaxLength(12));
    return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Property
  void theSizeOfThePiecesDoesNotMatter(
      @ForAll("requests") String request, @ForAll List<Byte> sizes) {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    FakeClient whole = new FakeClient(FakeClient::echo, LIMITS).send(bytes);
    FakeClient cut = sendInPieces(new FakeClient(FakeClient::echo, LIMITS), bytes, sizes);
    assertThat(cut.text()).isEqualTo(whole.text());
    assertThat(cut.connection.isFinished()).isEqualTo(whole.connection.isFinished());
    assertThat(cut.connection.isOutputEnded()).isEqualTo(whole.connection.isOutputEnded());
  }

  private static FakeClient sendInPieces(FakeClient client, byte[] bytes, List<Byte> sizes) {
    int start = 0;
    for (int i = 0; start < bytes.length; i++) {
      int size = sizes.isEmpty() ? 1 : 1 + Math.abs(sizes.get(i % sizes.size())) % 9;
      int end = Math.min(bytes.length, start + size);
      client.send(Arrays.copyOfRange(bytes, start, end));
      start = end;
    }
    return client;
  }

  @Property
  void noiseIsAnsweredOrAwaited(@ForAll byte[] noise) {
    FakeClient client = new FakeClient(FakeClient::echo, LIMITS).send(noise);
    assertThat(client.text()).matches("(?s)|HTTP/.*");
  }

  @Property
  void nothingIsHeldOnceTheConnectionIsClosed(
      @ForAll("requests") String request, @ForAll List<Byte> sizes) {
    HeldBytes held = new HeldBytes(1 << 20);
    FakeClient client = new FakeClient(FakeClient::echo, LIMITS, held);
    sendInPieces(client, request.getBytes(StandardCharsets.UTF_8), sizes);
    assertThat(held.total()).isBetween(0L, 4096L);
    client.connection.inputEnded(0);
    client.connection.closed();
    assertThat(held.total()).isZero();
  }

  /** A well-formed request, and what the handler is to make of it. */
  record Sent(String text, String answer) {}

  @Provide
  Arbitrary<List<Sent>> goodRequests() {
    Arbitrary<String> method = Arbitraries.of("GET", "PUT", "DELETE", "x-y", "M.1");
    Arbitrary<String> path =
        Arbitraries.strings().alpha().numeric().withChars('.', '/', '~').ofMaxLength(9);
    Arbitrary<String> query = Arbitraries.strings().ascii().excludeChars(' ').ofMaxLength(8);
    Arbitrary<String> value = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8);
    Arbitrary<String> body = Arbitraries.strings().ofMaxLength(8);
    return Combinators.combine(method, path, query, value, body)
        .as(HttpFuzzTest::sent)
        .list()
        .ofMaxSize(4);
  }

  private static Sent sent(String method, String path, String query, String value, String body) {
    String printable = query.replaceAll("[\\x00-\\x1f\\x7f]", "+");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String arriving = new String(bytes, StandardCharsets.UTF_8);
    String text =
        method
            + (" /" + path + "?" + printable + " HTTP/1.1\r\nX: " + value)
            + ("\r\nContent-Length: " + bytes.length + "\r\n\r\n" + arriving);
    return new Sent(text, FakeClient.ok(method + " /" + path + " " + printable + " " + arriving));
  }

  @Property
  void everyGoodRequestIsAnsweredInItsTurn(
      @ForAll("goodRequests") List<Sent> requests, @ForAll List<Byte> sizes) {
    StringBuilder text = new StringBuilder();
    StringBuilder answers = new StringBuilder();
    for (Sent request : requests) {
      text.append(request.text());
      answers.append(request.answer());
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    FakeClient client = sendInPieces(new FakeClient(FakeClient::echo), bytes, sizes);
    assertThat(client.text()).isEqualTo(answers.toString());
  }
}

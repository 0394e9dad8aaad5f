package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends, in whatever pieces: the same answer, and no more kept than allowed. */
class HttpFuzzTest {
  private static final HttpLimits LIMITS = HttpLimits.DEFAULT;

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
    FakeClient cut = new FakeClient(FakeClient::echo, LIMITS);
    int start = 0;
    for (int i = 0; start < bytes.length; i++) {
      int size = sizes.isEmpty() ? 1 : 1 + Math.abs(sizes.get(i % sizes.size())) % 9;
      int end = Math.min(bytes.length, start + size);
      cut.send(Arrays.copyOfRange(bytes, start, end));
      start = end;
    }
    assertThat(cut.text()).isEqualTo(whole.text());
    assertThat(cut.connection.isFinished()).isEqualTo(whole.connection.isFinished());
  }

  @Property
  void noiseIsAnsweredOrAwaited(@ForAll byte[] noise) {
    FakeClient client = new FakeClient(FakeClient::echo, LIMITS).send(noise);
    assertThat(client.text()).matches("(?s)|HTTP/.*");
  }
}

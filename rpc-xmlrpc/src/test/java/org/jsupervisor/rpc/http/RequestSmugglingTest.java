package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request that a proxy in front might understand differently never lets what follows it pass for
 * a request of its own.
 */
class RequestSmugglingTest {
  private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        " Transfer-Encoding: chunked",
        "Transfer-Encoding:\tchunked",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "X: y\n\nTransfer-Encoding: chunked",
        "X: y\nContent-Length: 0",
        "X: y\rContent-Length: 0",
        "Content-Length: 0\r\nContent-Length: 44",
        "Content-Length: 44\r\nContent-Length: 0",
        "Content-Length: 0\r\nContent-Length: 0",
        "Content-Length: 0, 0",
        "Content-Length: +0",
        "Content-Length: -0",
        "Content-Length: 0x0",
        "Content-Length: 0 0",
        "Content-Length : 0",
        "Content-Length: 0\u0000",
        "Content_Length: 0\r\nTransfer-Encoding: chunked",
        "Content-Length: 0\r\n folded",
        "Content-Length:\r\n 0",
      })
  void nothingBehindAnAmbiguousRequestIsAnswered(String headers) {
    byte[] bytes =
        ("POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n" + HIDDEN)
            .getBytes(StandardCharsets.UTF_8);
    for (boolean cut : new boolean[] {false, true}) {
      List<String> handled = new ArrayList<>();
      FakeClient client =
          new FakeClient(
              (request, exchange) -> {
                handled.add(request.path());
                FakeClient.echo(request, exchange);
              });
      if (cut) {
        client.sendByteByByte(bytes);
      } else {
        client.send(bytes);
      }
      client.send(HIDDEN);
      assertThat(handled).isEmpty();
      assertThat(client.text()).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
      assertThat(client.text().split("HTTP/1\\.1 ", -1)).hasSize(2);
    }
  }
}

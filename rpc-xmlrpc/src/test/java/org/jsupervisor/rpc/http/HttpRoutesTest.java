package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRoutesTest {
  private static HttpHandler named(String name) {
    return (request, exchange) ->
        exchange.respond(
            HttpResponse.of(200, "text/plain", name.getBytes(StandardCharsets.US_ASCII)));
  }

  private static final HttpRoutes ROUTES =
      new HttpRoutes(named("static"))
          .prefix("/RPC2", named("rpc"))
          .prefix("/logtail", named("logtail"))
          .exact("/", named("status"))
          .exact("/ok.html", named("ok"));

  @ParameterizedTest
  @CsvSource({
    "/RPC2, rpc",
    "/RPC2/, rpc",
    "/RPC2?x=y, rpc",
    "/RPC2foo, rpc",
    "/%52PC2, rpc",
    "//RPC2, static",
    "/rpc2, static",
    "/logtail/web%3Aweb_00, logtail",
    "/, status",
    "//, status",
    "/?message=hello, status",
    "/ok.html, ok",
    "//ok.html, ok",
    "/ok.html?x=1, ok",
    "/ok.html;x, static",
    "/ok.html/, static",
    "*, static",
  })
  void theFirstMatchWins(String target, String handler) {
    FakeClient client = new FakeClient(ROUTES);
    client.send("GET " + target + " HTTP/1.1\r\n\r\n");
    assertThat(client.text()).endsWith("\r\n\r\n" + handler);
  }

  @Test
  void theChosenHandlerMayRefuse() {
    HttpRoutes routes =
        new HttpRoutes(FakeClient::echo)
            .prefix("/secret", new BasicAuthentication(FakeClient::echo, "a", "b"));
    FakeClient open = new FakeClient(routes).send("GET /x HTTP/1.1\r\n\r\n");
    assertThat(open.text()).startsWith("HTTP/1.1 200 ");
    FakeClient closed = new FakeClient(routes).send("GET /secret HTTP/1.1\r\n\r\n");
    assertThat(closed.text()).startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @CsvSource({
    "/a%2Fb,/a/b",
    "/%,/%",
    "/%4,/%4",
    "/%zz,/%zz",
    "/%C3%A4,/ä",
    "/%FF,/\uFFFD",
    "/%%41,/%A"
  })
  void pathsArePercentDecoded(String target, String path) {
    assertThat(HttpRequest.percentDecoded(target)).isEqualTo(path);
  }
}

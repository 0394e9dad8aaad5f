package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthenticationTest {
  private static final String SHA = "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3";

  /** Delivers requests without asking about their heads first. */
  private record BlindCaller(HttpHandler next) implements HttpHandler {
    @Override
    public void handle(HttpRequest request, HttpExchange exchange) {
      next.handle(request, exchange);
    }
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean passes(String name, String password, @Nullable String authorization) {
    BasicAuthentication handler = new BasicAuthentication(FakeClient::echo, name, password);
    HttpHeaders headers = HttpHeaders.NONE;
    if (authorization != null) {
      headers = headers.with("authorization", authorization);
    }
    HttpRequest request = new HttpRequest("GET", "/", "1.1", headers);
    boolean passesByHead = handler.refuse(request) == null;
    FakeClient client = new FakeClient(new BlindCaller(handler));
    client.send(
        "GET / HTTP/1.1\r\n"
            + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
            + "\r\n");
    assertThat(client.text().startsWith("HTTP/1.1 200 ")).isEqualTo(passesByHead);
    return passesByHead;
  }

  @Test
  void clearPasswordsMayHoldColonsAndForeignLetters() {
    assertThat(passes("alice", "se:cret", basic("alice:se:cret"))).isTrue();
    assertThat(passes("älice", "käse", basic("älice:käse"))).isTrue();
    assertThat(passes("alice", "", basic("alice:"))).isTrue();
    assertThat(passes("alice", "se:cret", basic("alice:se"))).isFalse();
    assertThat(passes("alice", "se:cret", basic("bob:se:cret"))).isFalse();
    assertThat(passes("alice", "se:cret", basic("alice:se:cret:"))).isFalse();
  }

  @Test
  void hashesMayBeInUpperCase() {
    assertThat(passes("bob", "{SHA}" + SHA, basic("bob:test"))).isTrue();
    assertThat(passes("bob", "{SHA}" + SHA.toUpperCase(Locale.ROOT), basic("bob:test"))).isTrue();
    assertThat(passes("bob", "{SHA}" + SHA, basic("bob:" + SHA))).isFalse();
    assertThat(passes("bob", "{SHA}" + SHA, basic("bob:{SHA}" + SHA))).isFalse();
    assertThat(passes("bob", "{SHA}", basic("bob:"))).isFalse();
  }

  @Test
  void theSchemeMayBeInAnyCase() {
    assertThat(passes("alice", "x", basic("alice:x").replace("Basic", "bASIC"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic Ym9i", "Basic !!!", "Digest x", "Bearer YTpi"})
  void whatIsNoCredentialIsUnauthorized(String authorization) {
    assertThat(passes("bob", "test", authorization)).isFalse();
  }

  @Test
  void nothingAtAllIsUnauthorized() {
    assertThat(passes("bob", "test", null)).isFalse();
  }

  @Test
  void refusesBeforeTheBodyAndClosesWhenItHasComeIn() {
    FakeClient client = new FakeClient(new BasicAuthentication(FakeClient::echo, "bob", "test"));
    client.send("POST /RPC2 HTTP/1.1\r\nContent-Length: 4\r\n\r\nab");
    String page = FakeClient.errorPage(401, "Unauthorized");
    assertThat(client.text())
        .isEqualTo(
            "HTTP/1.1 401 Unauthorized\r\nServer: Medusa/1.12\r\nDate: "
                + FakeClient.DATE
                + "\r\nContent-Type: text/html\r\n"
                + "WWW-Authenticate: Basic realm=\"default\"\r\nConnection: close\r\n"
                + "Content-Length: "
                + page.length()
                + "\r\n\r\n"
                + page);
    assertThat(client.connection.isFinished()).isFalse();
    client.send("cd");
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void doesNotTellStrangersWhatElseIsWrong() {
    FakeClient client = new FakeClient(new BasicAuthentication(FakeClient::echo, "bob", "test"));
    client.send("POST /RPC2 HTTP/1.1\r\n\r\n");
    assertThat(client.text()).startsWith("HTTP/1.1 401 ");
  }
}

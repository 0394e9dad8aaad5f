package org.jsupervisor.supervisord.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsupervisor.rpc.http.BasicAuthentication;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpLimits;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses passwords waits for the answers; nobody else does. */
class WrongPasswordsTest {
  private static final HttpHandler GUARDED =
      new BasicAuthentication(EndpointFixture.HELLO, "bob", "test");

  @AutoClose private final EndpointFixture fixture = new EndpointFixture();

  WrongPasswordsTest() throws IOException {}

  private static String get(String password) {
    byte[] credentials = ("bob:" + password).getBytes(StandardCharsets.UTF_8);
    return "GET / HTTP/1.1\r\nAuthorization: Basic "
        + Base64.getEncoder().encodeToString(credentials)
        + "\r\n\r\n";
  }

  private void guessInVain(TestClient client) throws IOException {
    fixture.turnUntilReceived(client.send(get("guess")), "HTTP/1.1 401 ");
  }

  @Test
  void theThirdRefusalWaitsAndRightPasswordsDoNot() throws IOException {
    fixture.listenTcp(HttpLimits.DEFAULT, GUARDED);
    guessInVain(fixture.connectTcp());
    guessInVain(fixture.connectTcp());
    TestClient third = fixture.connectTcp().send(get("guess"));
    fixture.turnUntil("a timer for the refusal", this::aRefusalWaits);
    TestClient other = fixture.connectTcp("127.0.0.2").send(get("test"));
    fixture.turnUntilReceived(other, "HTTP/1.1 200 ");
    TestClient same = fixture.connectTcp().send(get("test"));
    fixture.turnUntilReceived(same, "HTTP/1.1 200 ");
    fixture.turnUntilReceived(third, "HTTP/1.1 401 ");
    fixture.turnUntil("the end", third::isEnded);
  }

  private boolean aRefusalWaits() {
    long untilNanos = fixture.loop.nextDeadlineNanos() - fixture.loop.nowNanos();
    return untilNanos <= PasswordFailures.SHORTEST_NANOS;
  }

  @Test
  void eachAddressHasItsOwnCount() throws IOException {
    fixture.listenTcp(HttpLimits.DEFAULT, GUARDED);
    List<TestClient> guessers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      guessers.add(fixture.connectTcp().send(get("guess")));
    }
    fixture.turnUntil("the free answers", () -> answered(guessers) >= 2);
    guessInVain(fixture.connectTcp("127.0.0.2"));
    assertThat(answered(guessers)).as("the seventh answer waits for four seconds").isLessThan(7);
  }

  private static long answered(List<TestClient> clients) {
    return clients.stream().filter(client -> !client.received().isEmpty()).count();
  }

  @Test
  void aUnixSocketCountsAllItsClientsTogether(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("socket");
    fixture.listenUnix(
        new UnixSocketFile(file.toString(), 0700, -1, -1), GUARDED, new ArrayList<>());
    guessInVain(fixture.connectUnix(file));
    guessInVain(fixture.connectUnix(file));
    long begun = System.nanoTime();
    guessInVain(fixture.connectUnix(file));
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(PasswordFailures.SHORTEST_NANOS);
  }

  @Test
  void whoWaitsForRefusalsTakesNoPlaceFromOthers() throws IOException {
    HttpLimits two = EndpointFixture.limits(HttpLimits.DEFAULT.headerTime(), 2);
    fixture.listenTcp(two, GUARDED);
    for (int i = 0; i < 6; i++) {
      fixture.connectTcp().send(get("guess"));
    }
    TestClient other = fixture.connectTcp("127.0.0.2").send(get("test"));
    fixture.turnUntilReceived(other, "HTTP/1.1 200 ");
  }
}

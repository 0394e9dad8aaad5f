package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Who guesses passwords waits longer and longer; who knows them does not. */
@PrivateDaemon
class PasswordGuessingIT {
  private static final String SERVER =
      Survival.WITNESS
          + "[inet_http_server]\nport=127.0.0.1:@PORT@\nusername=user\npassword=right\n";

  private static RunningDaemon start(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original refuses at once");
    return Launch.start(sandbox, SERVER);
  }

  private static Duration timeOf(HttpTarget target, int status) throws IOException {
    long begun = System.nanoTime();
    assertThat(target.get("/").status()).isEqualTo(status);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void everyFurtherGuessWaitsLongerAndARightPasswordForgives(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    HttpTarget guest = HttpTarget.inet(sandbox.port());
    HttpTarget user = guest.as("user", "right");
    HttpTarget stranger = guest.as("user", "wrong");
    timeOf(stranger, 401);
    timeOf(stranger, 401);
    for (long millis : List.of(250L, 500L, 1000L)) {
      assertThat(timeOf(stranger, 401)).isBetween(Duration.ofMillis(millis), millis(millis));
    }
    assertThat(timeOf(guest, 401)).as("no guess").isLessThan(Duration.ofSeconds(1));
    assertThat(timeOf(user, 200)).as("right").isLessThan(Duration.ofMillis(1500));
    Duration first = timeOf(stranger, 401);
    assertThat(first).as("after the right one").isLessThan(Duration.ofMillis(1500));
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  private static Duration millis(long pause) {
    return Duration.ofMillis(pause + 1500);
  }

  @Test
  void guessersWhoWaitKeepNobodyOut(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    HttpTarget user = HttpTarget.inet(sandbox.port()).as("user", "right");
    timeOf(user, 200); // The first page opens the source of random numbers for good.
    int before = Survival.descriptorsAtRest(daemon);
    String pair =
        Base64.getEncoder().encodeToString("user:wrong".getBytes(StandardCharsets.US_ASCII));
    String guess = "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + pair + "\r\n\r\n";
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), sandbox.port());
    List<SocketChannel> guessers = new ArrayList<>();
    for (int count = 0; count < 300; count++) {
      SocketChannel guesser = SocketChannel.open(address);
      guessers.add(guesser);
      guesser.write(ByteBuffer.wrap(guess.getBytes(StandardCharsets.US_ASCII)));
    }
    assertThat(timeOf(user, 200)).isLessThan(Duration.ofSeconds(3));
    Survival.check(daemon);
    for (SocketChannel guesser : guessers) {
      guesser.close();
    }
    Survival.awaitDescriptors(daemon, before);
    assertThat(daemon.terminate()).isZero();
  }
}

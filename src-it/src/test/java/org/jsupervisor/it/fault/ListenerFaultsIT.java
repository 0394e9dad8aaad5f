package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event listeners that do not keep to the protocol. */
@PrivateDaemon
class ListenerFaultsIT {
  private static final String LISTENER =
      """
      [eventlistener:bad]
      command=/bin/sh -c '%s'
      events=EVENT
      buffer_size=5
      startsecs=0
      """;
  private static final String REMOTE = "supervisor.sendRemoteCommEvent";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Floods before it is ready, and afterwards.
        "yes",
        "echo READY; read x; yes",
        // Lies about lengths, and goes on for ever.
        "echo READY; read x; echo RESULT 99999999999; yes",
        "echo READY; read x; echo RESULT 1000000; yes",
        "echo READY; read x; echo RESULT -5; exec sleep 1000",
        // Never acknowledges, never reads.
        "echo READY; read x; exec sleep 1000",
        "echo READY; exec sleep 1000",
        // Sends a line without an end.
        "tr \\\\0 x </dev/zero"
      })
  void aBadListenerHarmsNobody(String script, Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS + LISTENER.formatted(script));
    daemon.awaitState("bad", "RUNNING");
    String large = "x".repeat(100_000);
    for (int count = 0; count < 100; count++) {
      assertThat(daemon.rpc(REMOTE, "load", large)).isEqualTo(true);
    }
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aHugeBufferIsBoundedInMemory(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS + LISTENER.formatted("exec sleep 1000").replace("=5", "=1000000"));
    String large = "x".repeat(1_000_000);
    for (int count = 0; count < 150; count++) {
      daemon.rpc(REMOTE, "load", large);
    }
    daemon.log().await("ERRO pool bad event buffer overflowed, discarding event \\d+$");
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }
}

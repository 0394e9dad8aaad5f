package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.wire.XmlRpc;

/** What a daemon still has to be able to do after a fault: answer soon, supervise, stay small. */
final class Survival {
  /** A program that every configuration here has, to be killed and seen again. */
  static final String WITNESS =
      "[program:witness]\ncommand=/bin/sleep 1000\nstartsecs=0\nautorestart=true\n";

  private static final Duration PROMPT = Duration.ofSeconds(3);

  private Survival() {}

  /** Fails unless it answers within three seconds, restarts the witness and is bounded. */
  static void check(RunningDaemon daemon) throws IOException {
    byte[] request = request();
    assertThat(XmlRpc.decode(daemon.target().exchange(request, PROMPT).bytes()))
        .as("answer of the daemon")
        .isInstanceOfSatisfying(
            Map.class, state -> assertThat(state.get("statename")).isEqualTo("RUNNING"));
    long before = daemon.awaitRunning("witness");
    Machine.signal(before, "KILL");
    Await.until(
        "another witness", () -> daemon.pidOf("witness") != before && daemon.pidOf("witness") != 0);
    long kibibytes = Long.parseLong(ProcFs.status(daemon.pid(), "VmRSS").replaceAll("\\D", ""));
    assertThat(kibibytes).as("resident KiB").isLessThan(250_000);
  }

  private static byte[] request() {
    String body = XmlRpc.request("supervisor.getState");
    String head =
        "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** How many descriptors the daemon has open. */
  static int descriptors(RunningDaemon daemon) {
    return ProcFs.descriptors(daemon.pid()).size();
  }
}

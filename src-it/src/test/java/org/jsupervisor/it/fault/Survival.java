package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.wire.XmlRpc;

/** What a daemon still has to be able to do after a fault: answer soon, supervise, stay small. */
public final class Survival {
  /** A program that every configuration here has, to be killed and seen again. */
  public static final String WITNESS =
      "[program:witness]\ncommand=/bin/sleep 1000\nstartsecs=0\nautorestart=true\n";

  private static final Duration PROMPT = Duration.ofSeconds(3);

  private Survival() {}

  /** Fails unless it answers within three seconds, restarts the witness and is bounded. */
  public static void check(RunningDaemon daemon) throws IOException {
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
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  /** How many descriptors the daemon has open. */
  public static int descriptors(RunningDaemon daemon) {
    return ProcFs.descriptors(daemon.pid()).size();
  }

  /** The same once the witness runs. */
  public static int descriptorsAtRest(RunningDaemon daemon) {
    daemon.awaitRunning("witness");
    return descriptors(daemon);
  }

  /** Fails unless, when the fault is over, no more descriptors are open than before it. */
  public static void awaitDescriptors(RunningDaemon daemon, int before) {
    // One may be on its way: a side command's pipe, or a client that has just been answered.
    Await.until("descriptors are given back", () -> descriptors(daemon) <= before + 1);
  }
}

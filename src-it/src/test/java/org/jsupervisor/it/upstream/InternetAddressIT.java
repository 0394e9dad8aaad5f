package org.jsupervisor.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** HTTP servers on addresses of the sixth version of the internet protocol: no. 36. */
@PrivateDaemon
class InternetAddressIT {
  private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private static final String CONFIG =
      """
      [supervisord]
      logfile=@DIR@/main.log
      pidfile=@DIR@/main.pid
      [inet_http_server]
      port=[::1]:@PORT@
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=http://[::1]:@PORT@
      [program:p]
      command=/bin/sleep 300
      """;

  @Test
  void aServerListensOnAnAddressInBrackets(Sandbox sandbox) throws UnknownHostException {
    Requirement.meansOurs(sandbox, "the original knows IPv4 only");
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            CONFIG,
            new HttpTarget(new InetSocketAddress(loopback, sandbox.port()), Map.of()));
    long child = daemon.awaitRunning("p");
    assertThat(ProcFs.environment(child))
        .containsEntry("SUPERVISOR_SERVER_URL", "http://[::1]:" + sandbox.port());
    assertThat(daemon.ctl("pid").orFail().stdout()).isEqualTo(daemon.pid() + "\n");
    assertThat(HttpTarget.inet(sandbox.port()).accepts()).as("over IPv4").isFalse();
    Outcome stock =
        sandbox
            .command("/usr/bin/supervisorctl", "-s", "http://[::1]:" + sandbox.port(), "pid")
            .run();
    assertThat(stock.stdout()).isEqualTo(daemon.pid() + "\n");
    daemon.terminate();
  }

  @Test
  void whatIsNoAddressInBracketsIsRefusedAsByTheOriginal(Sandbox sandbox) {
    sandbox.write("supervisord.conf", CONFIG.replace("port=[::1]", "port=[nowhere]"));
    Outcome outcome = sandbox.daemon("-n", "-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith("Error: Cannot open an HTTP server: socket.error reported -");
  }
}

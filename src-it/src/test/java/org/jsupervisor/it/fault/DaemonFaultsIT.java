package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Daemons that were killed, or started twice. */
@PrivateDaemon
class DaemonFaultsIT {

  @Test
  void afterAKillTheNextStartTakesOverTheSocketAndThePidFile(Sandbox sandbox) throws IOException {
    RunningDaemon first = Launch.start(sandbox, Survival.WITNESS);
    long orphan = first.pidOf("witness");
    Machine.signal(first.pid(), "KILL");
    first.awaitExit();
    assertThat(Files.exists(Launch.socket(sandbox))).isTrue();
    Path config = sandbox.directory().resolve("supervisord.conf");
    RunningDaemon second =
        Launch.foreground(
            sandbox, sandbox.daemon("-n", "-c", config), HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(second.pid()).isNotEqualTo(first.pid());
    Survival.check(second);
    Machine.signal(orphan, "KILL");
    assertThat(second.terminate()).isZero();
  }

  @Test
  void aSecondDaemonOnTheSameSocketRefusesAndTheFirstGoesOn(Sandbox sandbox) throws IOException {
    RunningDaemon first = Launch.start(sandbox, Survival.WITNESS);
    Path config = sandbox.directory().resolve("supervisord.conf");
    Outcome second = sandbox.daemon("-n", "-c", config).run();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.stderr()).contains("Another program is already listening");
    assertThat(first.rpc("supervisor.getPID")).isEqualTo((int) first.pid());
    Survival.check(first);
    assertThat(first.terminate()).isZero();
  }
}

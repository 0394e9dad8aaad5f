package org.jsupervisor.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.RpcFault;
import org.junit.jupiter.api.Test;

/** Processes that cannot be started. */
@PrivateDaemon
class SpawnTroubleIT {
  /** No. 25. */
  @Test
  void startsThatFailLeaveNoDescriptorOpen(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original leaks six each time");
    Files.createDirectory(sandbox.directory().resolve("folder"));
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:p]
            command=/bin/sleep 300
            autostart=false
            startretries=0
            stderr_logfile=@DIR@/folder
            """);
    refusesToSpawn(daemon);
    int before = ProcFs.descriptors(daemon.pid()).size();
    for (int i = 0; i < 5; i++) {
      refusesToSpawn(daemon);
    }
    assertThat(ProcFs.descriptors(daemon.pid())).hasSize(before);
    assertThat(daemon.info("p").get("spawnerr"))
        .isEqualTo("unknown error making dispatchers for 'p': EISDIR");
    daemon.terminate();
  }

  private static void refusesToSpawn(RunningDaemon daemon) {
    RpcFault fault =
        catchThrowableOfType(
            RpcFault.class, () -> daemon.rpc("supervisor.startProcess", "p", true));
    assertThat(fault).hasMessage("SPAWN_ERROR: p");
    daemon.awaitState("p", "FATAL");
  }
}

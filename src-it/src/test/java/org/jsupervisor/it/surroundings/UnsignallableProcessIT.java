package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that became another user, whom an ordinary daemon cannot signal. */
@PrivateDaemon
class UnsignallableProcessIT {
  private static final String LISTENER =
      """
      [eventlistener:lis]
      command=/bin/sh @DIR@/listener.sh
      events=PROCESS_STATE
      stderr_logfile=@DIR@/events.out
      buffer_size=100
      """;

  /** Answers every event and shows its header and payload. */
  private static final String LISTENER_SCRIPT =
      """
      while :; do
        printf 'READY\\n'
        read -r header || exit
        length=${header##*len:}
        payload=$(head -c "$length")
        printf '%s\\n' "$header $payload" >&2
        printf 'RESULT 2\\nOK'
      done
      """;

  /** daemon.md 10, 23 and 24. */
  @Test
  @Tag("root")
  void aProcessThatCannotBeSignalledIsUnknownUntilItEnds(Sandbox sandbox) {
    Machine.assumeRoot();
    Requirement.meansOurs(sandbox, "the original dies of it");
    Isolation.open(sandbox);
    Path become = sandbox.directory().resolve("become");
    sandbox.command("cp", "/usr/bin/setpriv", become).run().orFail();
    sandbox.command("chmod", "4755", become).run().orFail();
    sandbox.write("listener.sh", LISTENER_SCRIPT);
    String program =
        "[program:p]\ncommand=%s --reuid 0 --regid 0 --clear-groups sleep 300\n".formatted(become)
            + "autorestart=true\n";
    String config = Launch.standard(program + LISTENER).replace("user=root", "user=nobody");
    sandbox.write("supervisord.conf", config);
    RunningDaemon daemon =
        Launch.background(
            sandbox,
            sandbox.command(Isolation.daemonForEverybody(sandbox), "-c", "supervisord.conf"),
            HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitState("lis", "RUNNING");
    long child = daemon.awaitRunning("p");
    sandbox.file("events.out").await("PROCESS_STATE_RUNNING .*processname:p ");

    refuses(daemon, "supervisor.stopProcess", "p");
    assertThat(daemon.state("p")).isEqualTo("UNKNOWN");
    assertThat(daemon.info("p").get("state")).isEqualTo(1000);
    assertThat(daemon.pidOf("p")).isEqualTo(child);
    daemon.log().await("CRIT unknown problem killing p \\(" + child + "\\):");
    sandbox
        .file("events.out")
        .await("eventname:PROCESS_STATE_UNKNOWN .*processname:p groupname:p from_state:STOPPING$");
    refuses(daemon, "supervisor.startProcess", "p");
    assertThat(daemon.ctl("status", "p").stdout())
        .startsWith("p                                UNKNOWN");
    assertThat(ProcFs.isAlive(child)).isTrue();

    Machine.signal(child, "KILL");
    daemon.log().await("WARN (exited|stopped): p \\(terminated by SIGKILL");
    assertThat(daemon.state("lis")).isEqualTo("RUNNING");
    assertThat(daemon.log().count("Traceback|Exception")).isZero();
    long next = daemon.awaitRunning("p");
    Machine.signal(next, "KILL");
    daemon.terminate();
  }

  private static void refuses(RunningDaemon daemon, String method, String name) {
    RpcFault fault = catchThrowableOfType(RpcFault.class, () -> daemon.rpc(method, name));
    assertThat(fault.code()).isEqualTo(30);
    assertThat(fault).hasMessage("FAILED: p is in an unknown process state");
  }
}

package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** A program that puts itself into the background is followed by its pid file. */
@PrivateDaemon
class BackgroundDaemonIT {
  private static final String PROGRAM =
      """
      [program:old]
      command=@DIR@/background_daemon.py @DIR@/old.pid
      main_pid=pidfile:@DIR@/old.pid
      main_pid_timeout=20
      stdout_logfile=@DIR@/old.log
      """;

  @Test
  void itIsWatchedStoppedAndStartedAgain(Sandbox sandbox) {
    sandbox.resource("background_daemon.py");
    // Stale: that process lives, but is none of the daemon's.
    sandbox.write("old.pid", ProcessHandle.current().pid() + "\n");
    RunningDaemon daemon = Launch.start(sandbox, PROGRAM);
    daemon.awaitState("old", "RUNNING");
    long first = daemon.pidOf("old");
    assertThat(sandbox.file("old.pid").text()).isEqualTo(first + "\n");
    assertThat(ProcFs.parent(first)).isEqualTo(daemon.pid());
    assertThat(ProcFs.session(first)).isNotEqualTo(ProcFs.session(daemon.pid()));
    assertThat(daemon.ctl("status", "old").stdout()).contains("RUNNING   pid " + first + ",");

    Machine.signal(first, "USR1");
    daemon.log().await("WARN exited: old \\(exit status 7; not expected\\)");
    Await.until("another one", () -> daemon.pidOf("old") != first && daemon.pidOf("old") != 0);
    daemon.awaitState("old", "RUNNING");
    long second = daemon.pidOf("old");
    assertThat(sandbox.file("old.pid").text()).isEqualTo(second + "\n");

    assertThat(daemon.ctl("stop", "old").orFail().stdout()).isEqualTo("old: stopped\n");
    assertThat(ProcFs.isAlive(second)).isFalse();
    assertThat(sandbox.file("old.log").text()).isEqualTo("at work\nat work\ntold to stop\n");
    daemon.log().await("INFO stopped: old \\(exit status 0\\)");
    assertThat(daemon.log().count("INFO spawned: 'old'")).isEqualTo(2);
  }

  @Test
  void oneThatNamesNobodyHasNotStarted(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:old]
            command=/bin/true
            main_pid=pidfile:@DIR@/none.pid
            main_pid_timeout=1
            startretries=0
            """);
    daemon.awaitState("old", "FATAL");
    assertThat(daemon.info("old").get("spawnerr"))
        .isEqualTo(
            sandbox.filled(
                "no main process in @DIR@/none.pid within 1 seconds (main_pid_timeout)"));
  }
}

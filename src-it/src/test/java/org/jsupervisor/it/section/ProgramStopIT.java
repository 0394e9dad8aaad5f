package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** How programs are stopped: signals, patience, process groups. */
@PrivateDaemon
class ProgramStopIT {

  @Test
  void stopsignalIsTheOneConfigured(Sandbox sandbox) {
    String trap = "\"echo got usr1; exit 0\" USR1";
    RunningDaemon daemon = TrapProgram.start(sandbox, "trap", trap, "stopsignal=USR1\n");
    assertThat(daemon.ctl("stop", "trap").orFail().stdout()).isEqualTo("trap: stopped\n");
    assertThat(sandbox.file("trap.out").text()).isEqualTo("set\ngot usr1\n");
    daemon.log().await("INFO stopped: trap \\(exit status 0\\)$");
  }

  @Test
  void sigkillFollowsAfterStopwaitsecs(Sandbox sandbox) {
    RunningDaemon daemon = TrapProgram.start(sandbox, "deaf", "\"\" TERM", "stopwaitsecs=1\n");
    long pid = daemon.awaitRunning("deaf");
    daemon.rpc("supervisor.stopProcess", "deaf", false);
    assertThat(daemon.state("deaf")).isEqualTo("STOPPING");
    daemon.awaitState("deaf", "STOPPED");
    daemon.log().await("WARN killing 'deaf' \\(" + pid + "\\) with SIGKILL$");
    daemon.log().await("WARN stopped: deaf \\(terminated by SIGKILL\\)$");
    assertThat(daemon.info("deaf").get("exitstatus")).isEqualTo(-1);
  }

  @Test
  void stopReachesTheProcessAloneByDefault(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, family("", "exec >/dev/null 2>&1; "));
    long grandchild = awaitGrandchild(sandbox, daemon);
    daemon.ctl("stop", "family").orFail();
    assertThat(daemon.state("family")).isEqualTo("STOPPED");
    assertThat(ProcFs.isAlive(grandchild)).isTrue();
  }

  @Test
  void stopasgroupReachesGrandchildren(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, family("stopasgroup=true", ""));
    long grandchild = awaitGrandchild(sandbox, daemon);
    daemon.ctl("stop", "family").orFail();
    Await.until("the grandchild has gone", () -> !ProcFs.isAlive(grandchild));
  }

  @Test
  void killasgroupKillsGrandchildren(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, family("killasgroup=true\nstopwaitsecs=1", "trap \"\" TERM; "));
    long grandchild = awaitGrandchild(sandbox, daemon);
    daemon.ctl("stop", "family").orFail();
    daemon.log().await("WARN killing 'family' \\(\\d+\\) with SIGKILL$");
    Await.until("the grandchild has gone", () -> !ProcFs.isAlive(grandchild));
  }

  @Test
  void grandchildrenHoldingThePipesDoNotDelayTheStop(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, family("", ""));
    long grandchild = awaitGrandchild(sandbox, daemon);
    assertThat(daemon.ctl("stop", "family").orFail().stdout()).isEqualTo("family: stopped\n");
    assertThat(ProcFs.isAlive(grandchild)).isTrue();
  }

  @Test
  void stopInBackoffEndsTheRetries(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            "[program:crash]\ncommand=/bin/sh -c 'exit 3'\nstartsecs=3\nstartretries=50\n");
    Await.until(
        "backing off for more than a moment",
        () -> daemon.state("crash").equals("BACKOFF") && daemon.log().count("spawned") >= 2);
    assertThat(daemon.ctl("stop", "crash").orFail().stdout()).isEqualTo("crash: stopped\n");
    assertThat(daemon.state("crash")).isEqualTo("STOPPED");
    assertThat(daemon.info("crash").get("pid")).isEqualTo(0);
  }

  @Test
  void signalGoesToTheProcess(Sandbox sandbox) {
    RunningDaemon daemon = TrapProgram.start(sandbox, "trap", "\"echo got hup\" HUP", "");
    assertThat(daemon.ctl("signal", "HUP", "trap").orFail().stdout())
        .isEqualTo("trap: signalled\n");
    sandbox.file("trap.out").await("got hup");
    assertThat(daemon.state("trap")).isEqualTo("RUNNING");
  }

  /** Waits until the family runs; the pid of its child. */
  private static long awaitGrandchild(Sandbox sandbox, RunningDaemon daemon) {
    long grandchild = Long.parseLong(sandbox.file("grandchild.pid").await("^\\d+$"));
    daemon.awaitRunning("family");
    return grandchild;
  }

  /** A program with a sleeping child of its own, whose pid it writes down. */
  private static String family(String options, String before) {
    return """
    [program:family]
    command=/bin/sh -c 'BEFOREsleep 301 & echo $! >@DIR@/grandchild.pid; while :; do sleep 0.05; done'
    startsecs=0
    OPTIONS
    """
        .replace("BEFORE", before)
        .replace("OPTIONS", options);
  }
}

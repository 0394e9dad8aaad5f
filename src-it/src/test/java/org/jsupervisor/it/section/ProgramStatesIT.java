package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The life of a program: start, backoff, exit, restart. */
@PrivateDaemon
class ProgramStatesIT {

  @Test
  void exitBeforeStartsecsBacksOffAndAtLastIsFatal(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:crash]
            command=/bin/sh -c 'exit 3'
            startsecs=3
            startretries=1
            """);
    daemon.awaitState("crash", "BACKOFF");
    daemon.awaitState("crash", "FATAL");
    assertThat(daemon.log().count("INFO spawned: 'crash' with pid \\d+$")).isEqualTo(2);
    assertThat(daemon.log().count("WARN exited: crash \\(exit status 3; not expected\\)$"))
        .isEqualTo(2);
    assertThat(daemon.log().text())
        .contains("INFO gave up: crash entered FATAL state, too many start retries too quickly");
    assertThat(daemon.info("crash").get("description"))
        .isEqualTo("Exited too quickly (process log may have details)");
  }

  @Test
  void successIsLoggedAfterStartsecs(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, "[program:one]\ncommand=/bin/sleep 300\nstartsecs=1\n");
    daemon.awaitState("one", "STARTING");
    daemon.awaitState("one", "RUNNING");
    daemon
        .log()
        .await(
            "INFO success: one entered RUNNING state, process has stayed up for > than 1 seconds"
                + " \\(startsecs\\)$");
    assertThat(String.valueOf(daemon.info("one").get("description")))
        .matches("pid \\d+, uptime 0:00:0\\d");
  }

  @Test
  void autorestartFalseLeavesItExited(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:once]
            command=/bin/sh -c 'sleep 0.3; exit 4'
            startsecs=0
            autorestart=false
            [program:fine]
            command=/bin/true
            startsecs=0
            autorestart=false
            """);
    daemon.log().await("WARN exited: once \\(exit status 4; not expected\\)$");
    daemon.log().await("INFO exited: fine \\(exit status 0; expected\\)$");
    daemon.awaitState("once", "EXITED");
    assertThat(daemon.info("once").get("exitstatus")).isEqualTo(4);
    assertThat(daemon.info("once").get("spawnerr")).isEqualTo("Bad exit code 4");
    assertThat(daemon.info("once").get("pid")).isEqualTo(0);
    assertThat(daemon.log().count("spawned: 'once'")).isEqualTo(1);
  }

  @Test
  void autorestartTrueBringsItBack(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox, "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\nautorestart=true\n");
    long first = daemon.awaitRunning("one");
    Machine.signal(first, "KILL");
    daemon.log().await("WARN exited: one \\(terminated by SIGKILL; not expected\\)$");
    daemon.log().awaitNth("spawned: 'one'", 2);
    assertThat(daemon.awaitRunning("one")).isNotEqualTo(first);
  }

  @Test
  void unexpectedRestartsOnlyForOtherExitcodes(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:twice]
            command=/bin/sh -c 'sleep 0.2; test -e @DIR@/flag && exit 2; : >@DIR@/flag; exit 3'
            startsecs=0
            autorestart=unexpected
            exitcodes=0,2
            """);
    daemon.log().await("WARN exited: twice \\(exit status 3; not expected\\)$");
    daemon.log().await("INFO exited: twice \\(exit status 2; expected\\)$");
    daemon.awaitState("twice", "EXITED");
    assertThat(daemon.log().count("spawned: 'twice'")).isEqualTo(2);
    assertThat(daemon.info("twice").get("spawnerr")).isEqualTo("");
  }

  @Test
  void autostartFalseWaitsForARequest(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:idle]
            command=/bin/sleep 300
            autostart=false
            startsecs=0
            [program:other]
            command=/bin/sleep 300
            startsecs=0
            """);
    daemon.awaitRunning("other");
    assertThat(daemon.state("idle")).isEqualTo("STOPPED");
    assertThat(daemon.info("idle").get("description")).isEqualTo("Not started");
    assertThat(daemon.rpc("supervisor.startProcess", "idle")).isEqualTo(true);
    assertThat(daemon.state("idle")).isEqualTo("RUNNING");
  }

  @Test
  void exitedIsNotRestartedByAStop(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox, "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\nautorestart=true\n");
    daemon.awaitRunning("one");
    assertThat(daemon.rpc("supervisor.stopProcess", "one")).isEqualTo(true);
    assertThat(daemon.state("one")).isEqualTo("STOPPED");
    daemon.log().await("WARN stopped: one \\(terminated by SIGTERM\\)$");
    assertThat(daemon.log().count("spawned: 'one'")).isEqualTo(1);
  }

  @Test
  void numprocsZeroMakesAnEmptyGroup(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:off]
            command=/bin/sleep 300
            numprocs=0
            [program:one]
            command=/bin/sleep 300
            startsecs=0
            """);
    Await.until("one runs", () -> daemon.state("one").equals("RUNNING"));
    assertThat(daemon.ctl("status").orFail().stdout()).doesNotContain("off");
    assertThat(daemon.ctl("remove", "off").orFail().stdout())
        .isEqualTo("off: removed process group\n");
  }
}

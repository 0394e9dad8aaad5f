package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Signals to the daemon: orderly shutdown, restart, reopening of logs. */
@PrivateDaemon
class DaemonSignalsIT {
  private static final String ORDERED =
      """
      [program:first]
      command=/bin/sleep 300
      priority=1
      startsecs=0
      [program:second]
      command=/bin/sleep 300
      priority=2
      startsecs=0
      [program:third]
      command=/bin/sleep 300
      priority=3
      startsecs=0
      """;

  @Test
  void termShutsDownInOrder(Sandbox sandbox) {
    shutsDownInOrder(sandbox, "TERM");
  }

  @Test
  void intShutsDownInOrder(Sandbox sandbox) {
    shutsDownInOrder(sandbox, "INT");
  }

  @Test
  void quitShutsDownInOrder(Sandbox sandbox) {
    shutsDownInOrder(sandbox, "QUIT");
  }

  @Test
  void shutdownWaitsForTheSlowAndKillsTheDeaf(Sandbox sandbox) {
    RunningDaemon daemon = TrapProgram.start(sandbox, "deaf", "\"\" TERM", "stopwaitsecs=1\n");
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.log().text())
        .contains("INFO waiting for deaf to die")
        .containsPattern("WARN killing 'deaf' \\(\\d+\\) with SIGKILL")
        .contains("WARN stopped: deaf (terminated by SIGKILL)");
    Await.until("its last sleep is over", () -> sandbox.processes().isEmpty());
  }

  @Test
  void hupRestartsUnderTheSamePidAndReadsTheConfigurationAgain(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, "[program:old]\ncommand=/bin/sleep 300\nstartsecs=0\n");
    long old = daemon.awaitRunning("old");
    sandbox.write(
        "supervisord.conf",
        Launch.standard("[program:new]\ncommand=/bin/sleep 300\nstartsecs=0\n"));
    daemon.signal("HUP");
    daemon.log().await("WARN received SIGHUP indicating restart request$");
    daemon.log().awaitNth("INFO supervisord started with pid " + daemon.pid() + "$", 2);
    daemon.log().await("spawned: 'new'");
    Await.until("it answers again", () -> daemon.target().accepts());
    daemon.awaitRunning("new");
    assertThat(ProcFs.isAlive(old)).isFalse();
    assertThat(daemon.rpc("supervisor.getPID")).isEqualTo((int) daemon.pid());
    assertThat(sandbox.file("main.pid").text()).isEqualTo(daemon.pid() + "\n");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void hupWithABrokenConfigurationEndsWithStatusTwo(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, ORDERED);
    daemon.awaitRunning("first");
    sandbox.write("supervisord.conf", Launch.standard("[supervisord]\nminfds=many\n"));
    daemon.signal("HUP");
    assertThat(daemon.awaitExit()).isEqualTo(2);
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void usrTwoReopensLogsThatWereRenamed(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:cat]
            command=/bin/cat
            startsecs=0
            stdout_logfile=@DIR@/cat.out
            """);
    daemon.awaitRunning("cat");
    daemon.rpc("supervisor.sendProcessStdin", "cat", "before\n");
    sandbox.file("cat.out").await("before");
    for (String name : List.of("main.log", "cat.out")) {
      Files.move(sandbox.directory().resolve(name), sandbox.directory().resolve(name + ".old"));
    }
    daemon.signal("USR2");
    sandbox.file("main.log.old").await("INFO received SIGUSR2 indicating log reopen request$");
    sandbox.file("main.log.old").await("INFO supervisord logreopen$");
    Await.until("the new files", () -> sandbox.file("cat.out").exists() && daemon.log().exists());
    daemon.rpc("supervisor.sendProcessStdin", "cat", "after\n");
    sandbox.file("cat.out").await("after");
    assertThat(sandbox.file("cat.out.old").text()).isEqualTo("before\n");
    daemon.rpc("supervisor.stopProcess", "cat");
    daemon.log().await("stopped: cat");
  }

  @Test
  void aSecondTermChangesNothing(Sandbox sandbox) {
    RunningDaemon daemon = TrapProgram.start(sandbox, "slow", "\"sleep 1; exit 0\" TERM", "");
    daemon.signal("TERM");
    daemon.log().await("WARN received SIGTERM indicating exit request$");
    daemon.signal("HUP");
    daemon
        .log()
        .await("WARN ignored SIGHUP indicating restart request \\(shutdown in progress\\)$");
    assertThat(daemon.awaitExit()).isZero();
    assertThat(daemon.log().text()).contains("INFO stopped: slow (exit status 0)");
  }

  private static void shutsDownInOrder(Sandbox sandbox, String signal) {
    RunningDaemon daemon = Launch.start(sandbox, ORDERED);
    daemon.awaitRunning("first");
    daemon.awaitRunning("second");
    daemon.awaitRunning("third");
    Machine.signal(daemon.pid(), signal);
    assertThat(daemon.awaitExit()).isZero();
    List<String> ending =
        daemon
            .log()
            .text()
            .lines()
            .map(line -> line.substring("2026-01-01 00:00:00,000 ".length()))
            .filter(line -> line.startsWith("WARN") || line.startsWith("INFO waiting"))
            .distinct()
            .toList();
    assertThat(ending.get(0)).isEqualTo("WARN received SIG" + signal + " indicating exit request");
    assertThat(ending)
        .contains("INFO waiting for first, second, third to die")
        .containsSubsequence(
            "WARN stopped: third (terminated by SIGTERM)",
            "WARN stopped: second (terminated by SIGTERM)",
            "WARN stopped: first (terminated by SIGTERM)");
    assertThat(sandbox.processes()).isEmpty();
  }
}

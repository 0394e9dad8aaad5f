package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Each client drives each daemon through the verbs, with the same words and exit statuses. */
@PrivateDaemon
class CrossDriveIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=@DIR@/cat.out
      [program:idle]
      command=/bin/sleep 300
      autostart=false
      startsecs=0
      [program:talk]
      command=/bin/sh -c 'trap "echo hup" HUP; echo hello; while :; do sleep 0.05; done'
      startsecs=0
      stdout_logfile=@DIR@/talk.out
      """;

  @Test
  void stockClientDrivesTheDaemon(Sandbox sandbox) {
    drive(sandbox.using(Product.daemonUnderTest(), Product.STOCK));
  }

  @Test
  void clientDrivesTheStockDaemon(Sandbox sandbox) {
    drive(sandbox.using(Product.STOCK, Product.clientUnderTest()));
  }

  @Test
  void clientDrivesTheDaemon(Sandbox sandbox) {
    drive(sandbox.using(Product.daemonUnderTest(), Product.clientUnderTest()));
  }

  private static void drive(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("cat");
    daemon.awaitRunning("talk");
    sandbox.file("talk.out").await("hello");
    status(daemon);
    startAndStop(daemon);
    signalPidAndTail(sandbox, daemon);
    configuration(sandbox, daemon);
    endings(sandbox, daemon);
  }

  private static void status(RunningDaemon daemon) {
    Outcome status = daemon.ctl("status");
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.lines()).hasSize(3);
    assertThat(status.lines().get(0))
        .matches("cat {30}RUNNING   pid \\d+, uptime \\d:\\d\\d:\\d\\d");
    assertThat(status.lines().get(1))
        .isEqualTo("idle                             STOPPED   Not started");
    assertThat(daemon.ctl("status", "cat").exit()).isZero();
    Outcome unknown = daemon.ctl("status", "nope");
    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.stdout()).isEqualTo("nope: ERROR (no such process)\n");
    daemon.says(
        0,
        """
        cat                              in use    auto      999:999
        idle                             in use    manual    999:999
        talk                             in use    auto      999:999
        """,
        "avail");
  }

  private static void startAndStop(RunningDaemon daemon) {
    daemon.says(0, "idle: started\n", "start", "idle");
    daemon.says(0, "idle: ERROR (already started)\n", "start", "idle");
    daemon.says(1, "nope: ERROR (no such process)\n", "start", "nope");
    daemon.says(0, "idle: stopped\n", "stop", "idle");
    daemon.says(0, "idle: ERROR (not running)\n", "stop", "idle");
    long before = daemon.awaitRunning("cat");
    daemon.says(0, "cat: stopped\ncat: started\n", "restart", "cat");
    assertThat(daemon.awaitRunning("cat")).isNotEqualTo(before);
  }

  private static void signalPidAndTail(Sandbox sandbox, RunningDaemon daemon) {
    daemon.says(0, daemon.pid() + "\n", "pid");
    daemon.says(0, daemon.pidOf("cat") + "\n", "pid", "cat");
    daemon.says(7, "0\n", "pid", "idle");
    daemon.says(0, "talk: signalled\n", "signal", "HUP", "talk");
    daemon.says(7, "idle: ERROR (not running)\n", "signal", "HUP", "idle");
    sandbox.file("talk.out").await("hup");
    daemon.says(0, "hello\nhup\n\n", "tail", "talk");
    daemon.says(0, "hup\n\n", "tail", "-4", "talk", "stdout");
    daemon.says(1, "nope: ERROR (no such process name)\n", "tail", "nope");
    assertThat(daemon.ctl("maintail").orFail().stdout()).contains("spawned: 'cat' with pid");
    daemon.says(0, "talk: cleared\n", "clear", "talk");
    assertThat(sandbox.file("talk.out").text()).isEmpty();
    daemon.says(0, "\n", "tail", "talk");
    assertThat(daemon.ctl("version").orFail().stdout()).matches("\\d+\\.\\d+\\.\\d+.*\n");
  }

  private static void configuration(Sandbox sandbox, RunningDaemon daemon) {
    daemon.says(0, "No config updates to processes\n", "reread");
    sandbox.write(
        "supervisord.conf",
        Launch.standard(
            PROGRAMS.replace("[program:idle]", "[program:fresh]")
                + "[program:more]\ncommand=/bin/cat\nautostart=false\n"));
    daemon.says(0, "fresh: available\nidle: disappeared\nmore: available\n", "reread");
    daemon.says(0, "more: added process group\n", "add", "more");
    daemon.says(0, "ERROR: process group already active\n", "add", "more");
    daemon.says(0, "more: removed process group\n", "remove", "more");
    daemon.says(1, "ERROR: process/group still running: cat\n", "remove", "cat");
    assertThat(daemon.ctl("update").orFail().lines())
        .containsExactlyInAnyOrder(
            "idle: stopped",
            "idle: removed process group",
            "fresh: added process group",
            "more: added process group");
    assertThat(daemon.ctl("stop", "all").orFail().lines())
        .containsExactlyInAnyOrder("cat: stopped", "talk: stopped");
    assertThat(daemon.ctl("start", "cat", "talk").orFail().lines())
        .isEqualTo(List.of("cat: started", "talk: started"));
  }

  private static void endings(Sandbox sandbox, RunningDaemon daemon) {
    daemon.says(0, "Restarted supervisord\n", "reload");
    daemon.log().awaitNth("supervisord started with pid", 2);
    Await.until("it answers again", () -> daemon.target().accepts());
    daemon.awaitRunning("cat");
    daemon.says(0, "Shut down\n", "shutdown");
    assertThat(daemon.awaitExit()).isZero();
    assertThat(ProcFs.isAlive(daemon.pid())).isFalse();
    Await.until("the last sleep of talk is over", () -> sandbox.processes().isEmpty());
    Outcome down = daemon.ctl("status");
    assertThat(down.exit()).isEqualTo(4);
    assertThat(down.stdout()).isEqualTo(sandbox.filled("unix://@DIR@/s.sock no such file\n"));
    assertThat(daemon.ctl("start", "cat").exit()).isEqualTo(7);
  }
}

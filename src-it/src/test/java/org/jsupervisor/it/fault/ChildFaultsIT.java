package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Test;

/** Programs that misbehave. */
@PrivateDaemon
class ChildFaultsIT {

  @Test
  void closedPipesAreNoReasonToSpin(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:mute]\ncommand=/bin/sh -c 'exec sleep 1000 <&- >&- 2>&-'\nstartsecs=0\n");
    daemon.awaitState("mute", "RUNNING");
    Survival.check(daemon);
    long before = ProcFs.cpuTicks(daemon.pid());
    long begun = System.nanoTime();
    Await.until("a second has passed", () -> System.nanoTime() - begun > 1_000_000_000L);
    assertThat(ProcFs.cpuTicks(daemon.pid()) - before)
        .as("hundredths of CPU seconds in a second")
        .isLessThan(50);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aGrandchildThatHoldsThePipesDoesNotHoldUpTheRestart(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:parent]\ncommand=/bin/sh -c 'sleep 1000 & echo begun; exec sleep 1000'\n"
                + "startsecs=0\nautorestart=true\nstopasgroup=true\nkillasgroup=true\n"
                + "stdout_logfile=@DIR@/parent.out\n");
    for (int round = 1; round <= 3; round++) {
      int begun = round;
      Path log = sandbox.directory().resolve("parent.out");
      Await.until(
          "start " + round, () -> Files.exists(log) && Files.readAllLines(log).size() == begun);
      Machine.signal(daemon.pidOf("parent"), "KILL");
    }
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void fiftyProgramsInACrashLoopLeaveTheOthersAlone(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:crash]\ncommand=/bin/false\nnumprocs=50\nprocess_name=c%(process_num)d\n"
                + "startretries=1000000\n");
    int before = Survival.descriptors(daemon);
    daemon.log().await("exited: c49 \\(exit status 1; not expected\\)$");
    Survival.check(daemon);
    assertThat(Survival.descriptors(daemon)).isLessThan(before + 300);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void stoppedChildrenAreKilledInTheEnd(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:frozen]\ncommand=/bin/sleep 1000\nstartsecs=0\nstopwaitsecs=1\n");
    long pid = daemon.awaitRunning("frozen");
    Machine.signal(pid, "STOP");
    assertThat(daemon.rpc("supervisor.stopProcess", "frozen")).isEqualTo(true);
    assertThat(ProcFs.isAlive(pid)).isFalse();
    daemon.log().await("WARN killing 'frozen' \\(\\d+\\) with SIGKILL$");
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void floodsOfOutputLeaveTheOthersAlone(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:flood]\ncommand=/bin/sh -c 'yes & exec yes >&2'\nnumprocs=3\n"
                + "process_name=f%(process_num)d\nstartsecs=0\nstopasgroup=true\nkillasgroup=true\n"
                + "stdout_logfile=@DIR@/flood%(process_num)d.out\nstdout_logfile_maxbytes=1MB\n"
                + "stdout_logfile_backups=1\nstderr_logfile=NONE\n"
                + "[program:caught]\nstartsecs=0\nstdout_logfile=NONE\nstdout_capture_maxbytes=1MB\n"
                + "command=/bin/sh -c 'printf \"<!--XSUPERVISOR:BEGIN-->\"; exec yes'\n");
    for (int number = 0; number < 3; number++) {
      Path rotated = sandbox.directory().resolve("flood" + number + ".out.1");
      Await.until("a rotation", () -> Files.exists(rotated));
    }
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void theEndMayComeWhileAHundredStartByThemselves(Sandbox sandbox) {
    Path config =
        sandbox.write(
            "supervisord.conf",
            Launch.standard(
                """
                [program:many]
                command=/bin/sh -c 'trap "exit 0" TERM; sleep 1000 & wait'
                numprocs=100
                process_name=m%(process_num)d
                stopwaitsecs=5
                stopasgroup=true
                """));
    Command.Started daemon = sandbox.daemon("-n", "-c", config).start();
    TextFile log = sandbox.file("main.log");
    log.await("spawned: 'm\\d+'");
    Machine.signal(daemon.process().pid(), "TERM");
    assertThat(daemon.await(Duration.ofSeconds(30)).exit()).isZero();
    Matcher spawned = Pattern.compile("spawned: 'm\\d+' with pid (\\d+)").matcher(log.text());
    while (spawned.find()) {
      assertThat(ProcFs.isAlive(Long.parseLong(spawned.group(1)))).isFalse();
    }
  }

  @Test
  void theEndMayComeInTheMiddleOfStartingAHundred(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:many]\ncommand=/bin/sleep 1000\nnumprocs=100\n"
                + "process_name=m%(process_num)d\nautostart=false\nstopwaitsecs=5\n");
    sandbox
        .client("-c", sandbox.directory().resolve("supervisord.conf"), "start", "many:*")
        .start();
    daemon.log().await("spawned: 'm\\d+'");
    List<Long> children = ProcFs.children(daemon.pid());
    assertThat(daemon.terminate()).isZero();
    for (long child : children) {
      assertThat(ProcFs.isAlive(child)).isFalse();
    }
  }

  @Test
  void theLastLineBeforeAnExitIsInTheLogEveryTime(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:brief]\ncommand=/bin/sh -c 'head -c 60000 /dev/zero; echo; echo last'\n"
                + "numprocs=40\nprocess_name=b%(process_num)d\nstartsecs=0\nautorestart=false\n"
                + "stdout_logfile=@DIR@/%(program_name)s%(process_num)d.out\n");
    for (int number = 0; number < 40; number++) {
      daemon.awaitState("brief:b" + number, "EXITED");
    }
    for (int number = 0; number < 40; number++) {
      byte[] log = Files.readAllBytes(sandbox.directory().resolve("brief" + number + ".out"));
      assertThat(log).hasSize(60_006).endsWith("\nlast\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(daemon.terminate()).isZero();
  }
}

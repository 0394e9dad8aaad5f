package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLifeTest {
  private static final String ONE = "[program:a]\ncommand=/bin/cat a\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String sections) {
    return new ScriptedDaemon(directory, sections);
  }

  @Test
  void staysStartingUntilStartsecsAreOver() {
    ScriptedDaemon daemon = daemon(ONE + "startsecs=5\n").begin();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.pass(4.9).state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.pass(0.2).state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.log.important())
        .containsExactly(
            "INFO spawned: 'a' with pid 1000",
            "INFO success: a entered RUNNING state, process has stayed up for > than 5 seconds"
                + " (startsecs)");
  }

  @Test
  void quickExitsBackOffLongerAndLongerUntilFatal() {
    ScriptedDaemon daemon = daemon(ONE);
    daemon.posix.onSpawn(child -> child.exit(1));
    daemon.begin();
    assertThat(daemon.posix.spawned()).hasSize(1);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.BACKOFF);
    daemon.pass(0.9);
    assertThat(daemon.posix.spawned()).hasSize(1);
    daemon.pass(0.2);
    assertThat(daemon.posix.spawned()).hasSize(2);
    daemon.pass(2.1);
    assertThat(daemon.posix.spawned()).hasSize(3);
    daemon.pass(3.1);
    assertThat(daemon.posix.spawned()).hasSize(4);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.FATAL);
    assertThat(daemon.log.linesWith("gave up"))
        .containsExactly("INFO gave up: a entered FATAL state, too many start retries too quickly");
    assertThat(daemon.info("a").spawnerr())
        .isEqualTo("Exited too quickly (process log may have details)");
    daemon.pass(100);
    assertThat(daemon.posix.spawned()).hasSize(4);
  }

  @Test
  void unexpectedExitRespawnsInTheSameTurn() {
    ScriptedDaemon daemon = daemon(ONE).beginAndStay();
    daemon.child("a").exit(3);
    daemon.loop.runOnce(false);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.posix.spawned()).hasSize(2);
    assertThat(daemon.log.lines())
        .contains(
            "WARN exited: a (exit status 3; not expected)", "INFO spawned: 'a' with pid 1001");
  }

  @Test
  void expectedExitIsNotFollowedByAnother() {
    ScriptedDaemon daemon = daemon(ONE).beginAndStay();
    daemon.child("a").exit(0);
    daemon.pass(10);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.log.lines()).contains("INFO exited: a (exit status 0; expected)");
  }

  @Test
  void stopEscalatesToKillEveryStopwaitsecs() {
    ScriptedDaemon daemon = daemon(ONE + "stopwaitsecs=3\nstopsignal=INT\n").beginAndStay();
    int pid = daemon.info("a").pid();
    daemon.child("a").ignoreSignals();
    Outcome<Boolean> outcome = daemon.stop("a", true);
    daemon.pass(2.9);
    assertThat(daemon.posix.kills()).containsExactly(new Kill(pid, 2));
    assertThat(outcome).hasToString("open");
    daemon.pass(0.2);
    assertThat(daemon.posix.kills()).containsExactly(new Kill(pid, 2), new Kill(pid, 9));
    assertThat(outcome).hasToString("true");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.log.lines())
        .containsSubsequence(
            "WARN killing 'a' (" + pid + ") with SIGKILL",
            "WARN stopped: a (terminated by SIGKILL)");
  }

  @Test
  void stopasgroupAndKillasgroupSignalTheProcessGroup() {
    ScriptedDaemon daemon =
        daemon(
                ONE
                    + "stopasgroup=true\nstopwaitsecs=1\n[program:k]\ncommand=/bin/cat k\n"
                    + "killasgroup=true\nstopwaitsecs=1\n")
            .beginAndStay();
    int both = daemon.info("a").pid();
    int late = daemon.info("k").pid();
    daemon.child("a").ignoreSignals();
    daemon.child("k").ignoreSignals();
    daemon.stop("a", false);
    daemon.stop("k", false);
    daemon.pass(2);
    assertThat(daemon.posix.kills())
        .containsExactly(
            new Kill(-both, 15), new Kill(late, 15), new Kill(-both, 9), new Kill(-late, 9));
  }

  @Test
  void outputIsTakenBeforeTheExitIsTold() {
    ScriptedDaemon daemon = daemon(ONE + "stdout_logfile=/tmp/a.out\nstderr_logfile=NONE\n");
    daemon.posix.onSpawn(
        child -> {
          try {
            child.writeOut("last words\n");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          child.exitLeavingPipesOpen(0);
        });
    daemon.begin();
    assertThat(daemon.files.content("/tmp/a.out")).isEqualTo("last words\n");
    assertThat(daemon.log.lines())
        .containsSubsequence(
            "DEBG 'a' stdout output:\nlast words\n",
            "WARN exited: a (exit status 0; not expected)");
  }

  @Test
  void unsignallableProcessIsUnknownAndItsExitEndsThat() {
    ScriptedDaemon daemon = daemon(ONE + "autorestart=false\n").beginAndStay();
    daemon.posix.failKills(kill -> Errno.EPERM);
    assertThat(daemon.stop("a", true)).hasToString("30 FAILED: a is in an unknown process state");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.UNKNOWN);
    assertThat(daemon.log.linesWith("CRIT unknown problem killing a (1000):")).hasSize(1);
    assertThat(daemon.start("a", false)).hasToString("30 FAILED: a is in an unknown process state");
    daemon.posix.child(1000).exit(0);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.info("a").pid()).isZero();
  }

  @Test
  void removedUnknownProcessIsNotStartedAgainByItsExit() throws ControlFault {
    ScriptedDaemon daemon = daemon(ONE + "autorestart=true\n");
    daemon.settle();
    int base = daemon.posix.openDescriptors();
    daemon.beginAndStay();
    daemon.posix.failKills(kill -> Errno.EPERM);
    daemon.stop("a", false);
    daemon.supervisor.removeProcessGroup("a");
    assertThat(daemon.posix.openDescriptors()).isEqualTo(base);
    daemon.posix.child(1000).exit(0);
    daemon.pass(5);
    assertThat(daemon.posix.spawned()).hasSize(1);
    assertThat(daemon.log.lines()).contains("INFO reaped unknown pid 1000 (exit status 0)");
  }

  @Test
  void strangersAreReaped() {
    ScriptedDaemon daemon = daemon("").begin();
    daemon.posix.endStranger(77, 9);
    daemon.posix.endStranger(78, 2 << 8);
    daemon.posix.endStranger(79, 11 | 0x80);
    daemon.settle();
    assertThat(daemon.log.important())
        .containsExactly(
            "INFO reaped unknown pid 77 (terminated by SIGKILL)",
            "INFO reaped unknown pid 78 (exit status 2)",
            "INFO reaped unknown pid 79 (terminated by SIGSEGV (core dumped))");
  }

  @Test
  void startsByGroupPriorityAndWithinAGroupInListedOrder() {
    ScriptedDaemon daemon =
        daemon(
            """
          [program:late]
          command=/bin/cat late
          priority=20
          [program:z]
          command=/bin/cat z
          priority=900
          [program:y]
          command=/bin/cat y
          priority=1
          [program:off]
          command=/bin/cat off
          autostart=false
          [group:g]
          programs=z,y
          priority=10
          [program:n]
          command=/bin/cat n%(process_num)d
          numprocs=2
          process_name=n_%(process_num)d
          priority=5
          """);
    daemon.begin();
    assertThat(daemon.spawnedNames()).containsExactly("n0", "n1", "z", "y", "late");
    assertThat(daemon.info("off").description()).isEqualTo("Not started");
  }

  @Test
  void groupWithoutProcessesIsKept() throws ControlFault {
    ScriptedDaemon daemon = daemon("[program:none]\ncommand=/bin/cat\nnumprocs=0\n").begin();
    assertThat(daemon.control.allProcessInfo()).isEmpty();
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startGroup("none", true, outcome);
    assertThat(outcome).hasToString("[]");
    daemon.supervisor.removeProcessGroup("none");
  }

  @Test
  void processesOfOneNameCollapseAndTheLastCounts() {
    ScriptedDaemon daemon =
        daemon(
            """
          [program:a]
          command=/bin/cat first
          process_name=same
          [program:b]
          command=/bin/cat last
          process_name=same
          [group:g]
          programs=a,b
          """);
    daemon.begin();
    assertThat(daemon.spawnedNames()).containsExactly("last");
  }
}

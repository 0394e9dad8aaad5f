package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose end restarts their group, on a scripted kernel. */
final class GroupRestartTest {
  private static final String GROUP =
      """
      [group:g]
      programs=a,b,c
      [program:a]
      command=/bin/cat a
      on_exit=restart_group
      on_fatal=restart_group
      startretries=0
      [program:b]
      command=/bin/cat b
      [program:c]
      command=/bin/cat c
      autostart=false
      [program:other]
      command=/bin/cat other
      """;

  private final ScriptedDaemon daemon;

  GroupRestartTest(@TempDir Path directory) {
    daemon = new ScriptedDaemon(directory, GROUP).beginAndStay();
  }

  @Test
  void allStopBeforeAnyStarts() {
    Kill term = new Kill(daemon.info("g:b").pid(), 15);
    daemon.child("g:b").ignoreSignals();
    daemon.child("g:a").exit(0);
    daemon.pass(3);
    assertThat(daemon.posix.kills()).containsExactly(term);
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other");
    daemon.child("g:b").exit(0);
    daemon.pass(3);
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other", "a", "b");
    assertThat(daemon.state("g:a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("g:c")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.log.lines())
        .contains("WARN a has ended (exit status 0), on_exit=restart_group: restarting all of g");
  }

  @Test
  void fatalRestartsItToo() {
    daemon.child("g:a").exit(0);
    daemon.pass(0.1);
    daemon.child("g:a").exit(1);
    daemon.pass(0.5);
    assertThat(daemon.log.lines())
        .contains("WARN a is FATAL, on_fatal=restart_group: restarting all of g");
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other", "a", "b", "a", "b");
  }

  @Test
  void whatTriesToStartIsRestartedToo() {
    daemon.child("g:b").exit(1);
    daemon.pass(0.1);
    daemon.child("g:b").exit(1);
    daemon.settle();
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.BACKOFF);
    daemon.child("g:a").exit(0);
    daemon.pass(5);
    assertThat(daemon.state("g:a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other", "b", "a", "b");
  }

  @Test
  void aStopOfTheGroupMeanwhileEndsIt() {
    daemon.child("g:b").ignoreSignals();
    daemon.child("g:a").exit(0);
    daemon.pass(1);
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.STOPPING);
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopGroup("g", true, outcome);
    daemon.child("g:b").exit(0);
    daemon.pass(5);
    assertThat(outcome).hasToString("[g:a 80 OK, g:b 80 OK]");
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other");
  }

  @Test
  void atMostOnceASecond() {
    for (int round = 0; round < 30; round++) {
      if (daemon.info("g:a").pid() != 0) {
        daemon.child("g:a").exit(1);
      }
      daemon.pass(0.25);
    }
    assertThat(daemon.log.linesWith("restarting all of g").size()).isBetween(5, 9);
  }

  @Test
  void whatSomebodyStopsMeanwhileStaysStopped() {
    daemon.child("g:b").ignoreSignals();
    daemon.child("g:a").exit(0);
    daemon.settle();
    Outcome<Boolean> outcome = daemon.stop("g:b", true);
    daemon.child("g:b").exit(0);
    daemon.pass(3);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.state("g:a")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aStartMeanwhileWaitsForTheRest() {
    daemon.child("g:b").ignoreSignals();
    daemon.child("g:a").exit(0);
    daemon.settle();
    Outcome<Boolean> outcome = daemon.start("g:c", true);
    daemon.pass(1);
    assertThat(daemon.spawnedNames()).doesNotContain("c");
    daemon.child("g:b").exit(0);
    daemon.pass(3);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.state("g:c")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aShutdownInTheMiddleEndsIt() {
    daemon.child("g:b").ignoreSignals();
    daemon.child("g:a").exit(0);
    daemon.settle();
    daemon.supervisor.shutdown();
    daemon.settle();
    daemon.child("g:b").exit(0);
    daemon.pass(5);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.exitStatus()).isZero();
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other");
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aRemovedGroupIsForgotten() throws ControlFault {
    daemon.child("g:a").exit(0);
    daemon.settle();
    daemon.child("g:a").exit(0);
    daemon.settle();
    daemon.stop("g:a", false);
    daemon.stop("g:b", false);
    daemon.settle();
    daemon.control.removeProcessGroup("g");
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "other", "a", "b");
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakeOrphans;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program leaves behind is stopped before it starts again. */
final class OrphanSweepTest {
  private static final String ONE = "[program:a]\ncommand=/bin/cat a\nstopwaitsecs=3\n";
  private static final String KILL = ONE + "orphans=kill\nstopsignal=QUIT\n";
  private static final String NAME = "SUPERVISOR_PROCESS_NAME=a";
  private static final String GROUP = "SUPERVISOR_GROUP_NAME=a";
  private static final int WORKER = 5001;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon running(String sections) {
    return new ScriptedDaemon(directory, sections).beginAndStay();
  }

  private static FakeOrphans orphans(ScriptedDaemon daemon) {
    return daemon.posix.processes().orphans();
  }

  @Test
  void theRestOfTheGroupIsStoppedBeforeTheRestart() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, false);
    daemon.child("a").dieOf(9);
    daemon.settle();
    assertThat(daemon.posix.kills()).contains(new Kill(-1000, 3));
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    daemon.pass(0.1);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.log.lines())
        .containsSubsequence(
            "INFO stopping what a left behind with SIGQUIT: process group 1000 (orphans=kill)",
            "INFO nothing is left of a",
            "INFO spawned: 'a' with pid 1001");
  }

  @Test
  void whoDoesNotGoIsKilledAfterStopwaitsecs() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, true);
    daemon.child("a").dieOf(9);
    daemon.pass(2.9);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(orphans(daemon).pids()).containsExactly(WORKER);
    daemon.pass(0.2);
    assertThat(orphans(daemon).pids()).isEmpty();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.log.lines()).contains("WARN killing what a left behind: process group 1000");
  }

  @Test
  void adoptedDescendantsOfTheProgramGoTooAndNobodyElse() {
    ScriptedDaemon daemon = running(KILL);
    assertThat(daemon.posix.processes().isSubreaper()).isTrue();
    orphans(daemon).adopt(WORKER, false, NAME, GROUP);
    orphans(daemon).adopt(WORKER + 1, false, NAME, "SUPERVISOR_GROUP_NAME=other");
    orphans(daemon).adopt(WORKER + 2, false);
    daemon.child("a").dieOf(9);
    daemon.pass(0.1);
    assertThat(orphans(daemon).pids()).containsExactly(WORKER + 1, WORKER + 2);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void withoutTheOptionTheyAreLeft() {
    ScriptedDaemon daemon = running(ONE);
    orphans(daemon).leave(WORKER, 1000, false);
    daemon.child("a").dieOf(9);
    daemon.loop.runOnce(false);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(orphans(daemon).pids()).containsExactly(WORKER);
    assertThat(daemon.posix.processes().isSubreaper()).isFalse();
  }

  @Test
  void withoutOrphansTheRestartComesInTheSameTurn() {
    ScriptedDaemon daemon = running(KILL);
    daemon.child("a").dieOf(9);
    daemon.loop.runOnce(false);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.log.linesWith("left behind")).isEmpty();
  }

  @Test
  void aStopTakesTheRestAndAStartWaitsForThat() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, true);
    assertThat(daemon.stop("a", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    Outcome<Boolean> start = daemon.start("a", true);
    daemon.pass(2.5);
    assertThat(start).hasToString("open");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    daemon.pass(2);
    assertThat(orphans(daemon).pids()).isEmpty();
    assertThat(start).hasToString("true");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aStopCallsOffAStartThatWaits() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, true);
    daemon.stop("a", false);
    daemon.settle();
    Outcome<Boolean> start = daemon.start("a", true);
    assertThat(daemon.stop("a", true)).hasToString("true");
    assertThat(start).hasToString("40 ABNORMAL_TERMINATION: a");
    assertThat(daemon.pass(9).state("a")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void whoRunsAsAnotherUserIsLeftWithAWord() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, false);
    daemon.posix.failKills(kill -> Errno.EPERM);
    daemon.child("a").dieOf(9);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.log.lines())
        .contains("WARN cannot stop what a left behind: it runs as another user");
  }

  @Test
  void theDaemonsEndKillsTheRest() {
    ScriptedDaemon daemon = running(KILL);
    orphans(daemon).leave(WORKER, 1000, true);
    daemon.supervisor.shutdown();
    daemon.pass(0.1);
    assertThat(daemon.ends()).isOne();
    assertThat(orphans(daemon).pids()).isEmpty();
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pauses between starts in a whole daemon, and what clients can do in them. */
final class RestartPauseTest {
  private static final String ONE = "[program:a]\ncommand=/bin/cat a\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon exited(String options) {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, ONE + options).beginAndStay();
    daemon.child("a").exit(1);
    return daemon.settle();
  }

  @Test
  void anExitedProgramPausesAndStartsAgain() {
    ScriptedDaemon daemon = exited("restartpause=5\n").pass(4.9);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.posix.spawned()).hasSize(1);
    assertThat(daemon.pass(0.2).state("a")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aStartInThePauseIsDoneAtOnce() {
    ScriptedDaemon daemon = exited("restartpause=5\n");
    assertThat(daemon.start("a", false)).hasToString("true");
    assertThat(daemon.posix.spawned()).hasSize(2);
    assertThat(daemon.pass(20).posix.spawned()).hasSize(2);
  }

  @Test
  void aStopInThePauseIsKept() {
    ScriptedDaemon daemon = exited("restartpause=5\n");
    assertThat(daemon.stop("a", true)).hasToString("true");
    assertThat(daemon.stop("a", true)).hasToString("70 NOT_RUNNING: a");
    assertThat(daemon.pass(20).state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.start("a", false)).hasToString("true");
  }

  @Test
  void stoppingAllStopsWhatWouldStartAgain() {
    ScriptedDaemon daemon = exited("restartpause=5\n");
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopAll(true, outcome);
    assertThat(outcome.toString()).contains("a");
    assertThat(daemon.pass(20).state("a")).isEqualTo(ProcessState.EXITED);
  }

  @Test
  void nothingStartsAfterAPauseInAShutdown() {
    ScriptedDaemon daemon = exited("restartpause=5\n");
    daemon.supervisor.shutdown();
    daemon.pass(20);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.posix.spawned()).hasSize(1);
  }

  @Test
  void aProgramThatOnlyEverEndsIsStartedTwiceASecond() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, ONE + "startsecs=0\nautorestart=true\n");
    daemon.posix.onSpawn(child -> child.exit(1));
    daemon.begin();
    assertThat(daemon.posix.spawned()).hasSizeLessThan(8);
    int atFirst = daemon.posix.spawned().size();
    daemon.pass(10);
    assertThat(daemon.posix.spawned().size() - atFirst).isBetween(19, 21);
    assertThat(daemon.stop("a", true)).hasToString("true");
    int spawned = daemon.posix.spawned().size();
    assertThat(daemon.pass(10).posix.spawned()).hasSize(spawned);
  }

  @Test
  void oneThatIsFatalComesBack() {
    ScriptedDaemon daemon =
        new ScriptedDaemon(directory, ONE + "startretries=0\nfatal_retry_after=60\n");
    daemon.posix.onSpawn(child -> child.exit(1));
    daemon.begin();
    assertThat(daemon.pass(1).state("a")).isEqualTo(ProcessState.FATAL);
    daemon.posix.onSpawn(child -> {});
    assertThat(daemon.pass(62).state("a")).isEqualTo(ProcessState.RUNNING);
  }
}

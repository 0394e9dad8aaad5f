package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartStopTest {
  private static final String OFF = "[program:a]\ncommand=/bin/cat a\nautostart=false\n";
  private static final String MANY =
      """
          [program:low]
          command=/bin/cat low
          priority=1
          [program:x]
          command=/bin/cat x
          priority=30
          [program:y]
          command=/bin/cat y
          priority=20
          [group:g]
          programs=x,y
          priority=5
          [program:last]
          command=/bin/cat last
          priority=1000
          autostart=false
          """;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begun(String sections) {
    return new ScriptedDaemon(directory, sections).begin();
  }

  @Test
  void startThatWaitsAnswersOnceTheProcessRuns() {
    ScriptedDaemon daemon = begun(OFF);
    Outcome<Boolean> outcome = daemon.start("a", true);
    daemon.pass(0.9);
    assertThat(outcome).hasToString("open");
    daemon.pass(0.2);
    assertThat(outcome).hasToString("true");
  }

  @Test
  void startWithoutWaitAnswersAtOnce() {
    assertThat(begun(OFF).start("a", false)).hasToString("true");
  }

  @Test
  void quickExitAnswersSpawnErrorAndRetriesGoOn() {
    ScriptedDaemon daemon = begun(OFF);
    Outcome<Boolean> outcome = daemon.start("a", true);
    daemon.child("a").exit(0);
    daemon.settle();
    assertThat(outcome).hasToString("50 SPAWN_ERROR: a");
    daemon.pass(3);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void stopDuringAStartAnswersAbnormalTermination() {
    ScriptedDaemon daemon = begun(OFF);
    Outcome<Boolean> outcome = daemon.start("a", true);
    assertThat(daemon.stop("a", false)).hasToString("true");
    assertThat(outcome).hasToString("40 ABNORMAL_TERMINATION: a");
  }

  @Test
  void refusesWhatDoesNotFitTheState() {
    ScriptedDaemon daemon = begun(OFF + "stopwaitsecs=100\n");
    assertThat(daemon.stop("a", true)).hasToString("70 NOT_RUNNING: a");
    daemon.start("a", false);
    assertThat(daemon.start("a:a", true)).hasToString("60 ALREADY_STARTED: a:a");
    assertThat(daemon.start("nobody", true)).hasToString("10 BAD_NAME: nobody");
    assertThat(daemon.stop("a:b", true)).hasToString("10 BAD_NAME: a:b");
    assertThat(daemon.stop("a:*", true)).hasToString("10 BAD_NAME: a:*");
    daemon.child("a").ignoreSignals();
    daemon.stop("a", false);
    assertThat(daemon.stop("a", true)).hasToString("70 NOT_RUNNING: a");
    assertThat(daemon.start("a", true)).hasToString("40 ABNORMAL_TERMINATION: a");
  }

  @Test
  void stopThatWaitsReportsAtOnceAndEveryTwoSeconds() {
    ScriptedDaemon daemon = begun(OFF);
    daemon.start("a", false);
    daemon.child("a").ignoreSignals();
    Outcome<Boolean> outcome = daemon.stop("a", true);
    daemon.pass(4.5);
    assertThat(daemon.log.linesWith("waiting for a to stop")).hasSize(3);
    daemon.child("a").exit(0);
    daemon.pass(10);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.log.linesWith("waiting for a to stop")).hasSize(3);
    assertThat(daemon.log.lines()).contains("INFO stopped: a (exit status 0)");
  }

  @Test
  void stopInBackoffEndsTheRetries() {
    ScriptedDaemon daemon = begun(OFF);
    daemon.start("a", false);
    daemon.child("a").exit(0);
    daemon.settle();
    assertThat(daemon.stop("a", true)).hasToString("true");
    daemon.pass(10);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.log.lines()).contains("DEBG Attempted to kill a, which is in BACKOFF state.");
  }

  @Test
  void stopAllSignalsByAscendingPriorityAndListsTheStoppedOnly() {
    ScriptedDaemon daemon = begun(MANY).pass(2);
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopAll(true, outcome);
    assertThat(daemon.posix.kills())
        .containsExactly(
            new Kill(daemon.info("low").pid(), 15),
            new Kill(daemon.info("g:y").pid(), 15),
            new Kill(daemon.info("g:x").pid(), 15));
    daemon.settle();
    assertThat(outcome).hasToString("[low 80 OK, g:y 80 OK, g:x 80 OK]");
  }

  @Test
  void startAllListsThoseThatSettleFirstFirst() {
    ScriptedDaemon daemon = begun(MANY).pass(2);
    Outcome<List<ActionResult>> stopped = new Outcome<>();
    daemon.control.stopGroup("g", false, stopped);
    assertThat(stopped).hasToString("[g:y 80 OK, g:x 80 OK]");
    daemon.settle();
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startAll(true, outcome);
    assertThat(daemon.spawnedNames()).endsWith("y", "x", "last");
    daemon.child("last").exit(0);
    daemon.settle();
    daemon.pass(1.1);
    assertThat(outcome).hasToString("[last 50 SPAWN_ERROR: last, g:y 80 OK, g:x 80 OK]");
  }

  @Test
  void unknownGroupIsABadName() {
    ScriptedDaemon daemon = begun(MANY);
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startGroup("g:*", true, outcome);
    assertThat(outcome).hasToString("10 BAD_NAME: g:*");
  }

  @Test
  void signalsReachRunningProcessesOnly() throws ControlFault {
    ScriptedDaemon daemon = begun(MANY).pass(2);
    daemon.child("g:x").ignoreSignals();
    daemon.child("g:y").ignoreSignals();
    assertThat(daemon.control.signalGroup("g", "usr1")).hasSize(2);
    assertThat(daemon.child("g:x").signals()).containsExactly(10);
    daemon.control.signalProcess(Namespec.parse("g:y"), " 1 ");
    assertThat(daemon.child("g:y").signals()).containsExactly(10, 1);
    assertThatThrownBy(() -> daemon.control.signalProcess(Namespec.parse("last"), "HUP"))
        .hasMessage("NOT_RUNNING: last");
    assertThatThrownBy(() -> daemon.control.signalProcess(Namespec.parse("last"), "FLY"))
        .hasMessage("BAD_SIGNAL: FLY");
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarting the processes of a group one after the other. */
final class RollTest {
  private static final String WEB =
      """
      [program:w]
      command=/bin/cat %(process_num)d
      process_name=w_%(process_num)d
      numprocs=3
      """;
  private static final String CHECKED =
      WEB + "healthcheck=tcp:127.0.0.1:80\nhealth_interval=10\nhealth_retries=2\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String sections) {
    return new ScriptedDaemon(directory, sections).beginAndStay();
  }

  private static Outcome<RollResult> roll(ScriptedDaemon daemon) {
    Outcome<RollResult> outcome = new Outcome<>();
    daemon.control.rollGroup("w", outcome);
    daemon.settle();
    return outcome;
  }

  @Test
  void eachIsRestartedOnceTheOneBeforeRuns() {
    ScriptedDaemon daemon = daemon(WEB);
    Outcome<RollResult> outcome = roll(daemon);
    assertThat(daemon.spawnedNames()).containsExactly("0", "1", "2", "0");
    assertThat(daemon.state("w:w_0")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.state("w:w_1")).isEqualTo(ProcessState.RUNNING);
    daemon.pass(1.1);
    assertThat(daemon.spawnedNames()).containsExactly("0", "1", "2", "0", "1");
    assertThat(outcome).hasToString("open");
    daemon.pass(3);
    assertThat(daemon.spawnedNames()).containsExactly("0", "1", "2", "0", "1", "2");
    assertThat(outcome)
        .hasToString("RollResult[restarted=[w_0, w_1, w_2], failure=null, leftAlone=[]]");
    assertThat(daemon.log.linesWith("rolling restart"))
        .containsExactly("INFO rolling restart of group w: done, 3 restarted");
  }

  @Test
  void whatDoesNotRunIsLeftOut() {
    ScriptedDaemon daemon = daemon(WEB);
    daemon.stop("w:w_1", true);
    daemon.settle();
    Outcome<RollResult> outcome = roll(daemon);
    daemon.pass(3);
    assertThat(outcome).hasToString("RollResult[restarted=[w_0, w_2], failure=null, leftAlone=[]]");
    assertThat(daemon.state("w:w_1")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void aFailureEndsItAndLeavesTheRestAlone() {
    ScriptedDaemon daemon = daemon(WEB);
    int last = daemon.info("w:w_2").pid();
    Outcome<RollResult> outcome = roll(daemon);
    daemon.child("w:w_0").exit(1);
    daemon.settle();
    assertThat(outcome.toString())
        .startsWith("RollResult[restarted=[], failure=Failure[process=w_0, reason=")
        .contains("SPAWN_ERROR: w:w_0")
        .endsWith("leftAlone=[w_1, w_2]]");
    assertThat(daemon.pass(5).info("w:w_2").pid()).isEqualTo(last);
    assertThat(daemon.log.linesWith("rolling restart"))
        .containsExactly(
            "WARN rolling restart of group w ended at w_0 (SPAWN_ERROR: w:w_0), left"
                + " alone: w_1, w_2");
  }

  @Test
  void oneAtATimeForAGroup() {
    ScriptedDaemon daemon = daemon(WEB);
    roll(daemon);
    assertThat(roll(daemon)).hasToString("30 FAILED: a rolling restart of w is under way");
    daemon.pass(5);
    Outcome<RollResult> next = roll(daemon);
    daemon.pass(5);
    assertThat(next.toString()).startsWith("RollResult[restarted=[w_0, w_1, w_2]");
  }

  @Test
  void whatSomebodyStopsMeanwhileStaysStopped() {
    ScriptedDaemon daemon = daemon(WEB);
    Outcome<RollResult> outcome = roll(daemon);
    daemon.stop("w:w_1", true);
    daemon.pass(5);
    assertThat(outcome).hasToString("RollResult[restarted=[w_0, w_2], failure=null, leftAlone=[]]");
    assertThat(daemon.state("w:w_1")).isEqualTo(ProcessState.STOPPED);
    Outcome<RollResult> another = roll(daemon);
    daemon.control.stopGroup("w", true, new Outcome<>());
    daemon.pass(5);
    assertThat(another.toString()).contains("failure=Failure[process=w_0", "leftAlone=[w_2]");
    assertThat(daemon.control.allProcessInfo())
        .allMatch(info -> info.state() == ProcessState.STOPPED);
  }

  @Test
  void aShutdownMeanwhileEndsItAndTheDaemon() {
    ScriptedDaemon daemon = daemon(WEB + "priority=1\n[program:slow]\ncommand=/bin/cat slow\n");
    daemon.child("w:w_0").ignoreSignals();
    daemon.child("slow").ignoreSignals();
    Outcome<RollResult> outcome = roll(daemon);
    daemon.supervisor.shutdown();
    daemon.settle();
    daemon.child("w:w_0").exit(0);
    daemon.settle();
    assertThat(outcome.toString()).contains("failure=Failure[process=w_0", "SHUTDOWN_STATE");
    daemon.pass(60);
    assertThat(daemon.spawnedNames()).containsExactlyInAnyOrder("0", "1", "2", "slow");
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void thoseThatNeedTheProgramGoOnWithTheOthers() {
    String app = "[program:app]\ncommand=/bin/cat app\ndepends_on=w:ready\n";
    ScriptedDaemon daemon = daemon(WEB + app).pass(3);
    int pid = daemon.info("app").pid();
    Outcome<RollResult> outcome = roll(daemon);
    daemon.pass(5);
    assertThat(outcome.toString()).startsWith("RollResult[restarted=[w_0, w_1, w_2], failure=null");
    assertThat(daemon.info("app").pid()).isEqualTo(pid);
  }

  @Test
  void anUnknownGroupIsABadName() {
    ScriptedDaemon daemon = daemon("[program:p]\ncommand=/bin/cat p\n");
    assertThat(roll(daemon)).hasToString("10 BAD_NAME: w");
  }

  @Test
  void whoIsCheckedHasToBeHealthyBeforeTheNext() {
    ScriptedDaemon daemon = daemon(CHECKED);
    daemon.posix.peers().listen("127.0.0.1:80");
    daemon.pass(12);
    Outcome<RollResult> outcome = roll(daemon);
    daemon.pass(8);
    assertThat(daemon.state("w:w_0")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.posix.spawned()).as("not checked yet").hasSize(4);
    daemon.pass(4);
    assertThat(daemon.posix.spawned()).hasSize(5);
    daemon.pass(25);
    assertThat(outcome)
        .hasToString("RollResult[restarted=[w_0, w_1, w_2], failure=null, leftAlone=[]]");
  }

  @Test
  void oneThatTurnsOutUnhealthyEndsIt() {
    ScriptedDaemon daemon = daemon(CHECKED);
    Outcome<RollResult> outcome = roll(daemon);
    daemon.pass(25);
    assertThat(outcome.toString())
        .contains("process=w_0", "FAILED: unhealthy: tcp:127.0.0.1:80: cannot connect")
        .endsWith("leftAlone=[w_1, w_2]]");
  }

  @Test
  void oneThatStopsWhileItIsAwaitedEndsIt() {
    ScriptedDaemon daemon = daemon(CHECKED);
    daemon.posix.peers().listen("127.0.0.1:80");
    Outcome<RollResult> outcome = roll(daemon);
    daemon.pass(2);
    daemon.stop("w:w_0", true);
    daemon.settle();
    assertThat(outcome.toString()).contains("FAILED: does not run any more: STOPPING");
  }

  @Test
  void whatLeavesTheGroupMeanwhileIsPassedOver() {
    ScriptedDaemon daemon = daemon(WEB);
    Outcome<RollResult> outcome = roll(daemon);
    daemon.control.scaleProgram("w", 2, new Outcome<>());
    daemon.pass(5);
    assertThat(outcome).hasToString("RollResult[restarted=[w_0, w_1], failure=null, leftAlone=[]]");
  }

  @Test
  void aShutdownEndsIt() {
    ScriptedDaemon daemon = daemon(WEB);
    Outcome<RollResult> outcome = roll(daemon);
    daemon.supervisor.shutdown();
    daemon.pass(3);
    assertThat(outcome.toString()).contains("process=w_0").endsWith("leftAlone=[w_1, w_2]]");
    assertThat(daemon.ends()).isOne();
  }
}

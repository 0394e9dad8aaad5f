package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** Programs whose main process is another one than the child. */
class MainChangeTest {
  private final Policies policies = new Policies().mainIn("/run/x.pid", 30);

  private Life starting() {
    return new Life(policies.build()).tick();
  }

  private static Life named(Life life, int pid) {
    return life.take(new Input.MainChanged(pid));
  }

  @Test
  void startsecsCountFromTheMomentAMainProcessIsNamed() {
    Life life = starting().in(5).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    named(life, 0);
    assertThat(life.status.pid()).isZero();
    named(life.in(3), 200);
    assertThat(life.in(0.9).tick().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.in(0.2).tick().status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.status.pid()).isEqualTo(200);
    assertThat(life.announced).endsWith("STARTING>RUNNING pid:200");
  }

  @Test
  void anEndBeforeAnybodyIsNamedIsAFailedStart() {
    Life life = starting().in(20).exit(1);
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError()).isEqualTo(Starting.NO_MAIN);
  }

  @Test
  void anEndTooSoonAfterTheNamingIsAFailedStart() {
    Life life = named(starting().in(20), 200).in(0.5).exit(0);
    assertThat(life.status.spawnError()).isEqualTo(Starting.TOO_QUICK);
    assertThat(named(life.due(), 200).in(2).exit(0).status.state()).isEqualTo(ProcessState.EXITED);
  }

  @Test
  void whoNamesNobodyInTimeIsEnded() {
    Life life = starting().due();
    assertThat(life.nanos - life.status.startedNanos()).isEqualTo(30 * Life.SECOND);
    assertThat(life.kills).containsExactly("15");
    life.due().exit(-1);
    assertThat(life.kills).containsExactly("15", "9");
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError())
        .isEqualTo("no main process in /run/x.pid within 30 seconds (main_pid_timeout)");
  }

  @Test
  void whoHasLeftNobodyFailsWithoutASignal() {
    Life life = named(starting(), 0).due();
    assertThat(life.kills).isEmpty();
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    String reason = "no main process in /run/x.pid within 30 seconds (main_pid_timeout)";
    assertThat(life.status.spawnError()).isEqualTo(reason);
    assertThat(life.log).contains("WARN not started: web (" + reason + ")");
    assertThat(life.due().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.status.isMainKnown()).isFalse();
  }

  @Test
  void aRunningProgramTakesAnotherPidAndStaysAsItIs() {
    Life life = named(starting(), 200).due();
    int announced = life.announced.size();
    named(life, 201);
    assertThat(life.status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.status.pid()).isEqualTo(201);
    assertThat(life.announced).hasSize(announced);
    assertThat(life.kills).isEmpty();
  }

  @Test
  void aStopReachesWhoeverBecomesTheMainProcessMeanwhile() {
    Life life = named(starting(), 200).due().stop();
    named(life.in(5), 201);
    assertThat(life.kills).containsExactly("15", "15");
    assertThat(life.status.deadlineNanos() - life.nanos).isEqualTo(10 * Life.SECOND);
    assertThat(life.exit(0).status.state()).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void aStopBeforeAnybodyHasShownHimselfWaitsForHim() {
    Life life = named(starting(), 0).stop().stop();
    assertThat(life.kills).isEmpty();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPING);
    life.due();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.kills).isEmpty();
    assertThat(life.log).endsWith("INFO stopped: web (no main process has shown itself)");

    Life late = named(named(starting(), 0).stop(), 200);
    assertThat(late.kills).containsExactly("15");
    assertThat(late.exit(0).status.state()).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void readinessIsWaitedForAsWell() {
    policies.readyOn(new Probe.Notify(), 60);
    Life life = starting().take(new Input.Ready()).in(2).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(named(life, 200).due().status.state()).isEqualTo(ProcessState.RUNNING);

    Life other = named(starting(), 200).in(2).tick();
    assertThat(other.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(other.take(new Input.Ready()).tick().status.state()).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void whoDoesNotRunHasNoMainProcess() {
    Life life = named(starting(), 200).due().exit(0);
    assertThatThrownBy(() -> named(life, 201))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot change the main process of one that is EXITED");
  }
}

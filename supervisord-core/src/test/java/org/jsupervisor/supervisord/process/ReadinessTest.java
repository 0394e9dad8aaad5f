package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.process.ProcessStatus.Stage;
import org.junit.jupiter.api.Test;

/** Processes that are RUNNING only when they are ready, and those that are restarted. */
class ReadinessTest {
  private final Policies policies = new Policies().readyOn(new Probe.Notify(), 30);

  private Life starting() {
    return new Life(policies.build()).tick();
  }

  private static Life ready(Life life) {
    return life.take(new Input.Ready());
  }

  @Test
  void withoutReadinessItStaysStarting() {
    Life life = starting().in(5).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    ready(life).due();
    assertThat(life.status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.log)
        .contains(
            "INFO success: web entered RUNNING state, process has stayed up for > than 1 seconds"
                + " (startsecs) and is ready (ready_on)");
  }

  @Test
  void readinessDoesNotShortenStartsecs() {
    Life life = ready(starting().in(0.5)).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(ready(life).in(0.4).tick().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.in(0.2).tick().status.state()).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void anEndBeforeReadinessIsAFailedStart() {
    Life life = starting().in(20).exit(0);
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError()).isEqualTo(Starting.NOT_READY);
    assertThat(life.announced).endsWith("STARTING>BACKOFF tries:1");
  }

  @Test
  void anEndBeforeStartsecsIsAFailedStartEvenOfOneThatWasReady() {
    Life life = ready(starting()).in(0.5).exit(0);
    assertThat(life.status.spawnError()).isEqualTo(Starting.TOO_QUICK);
  }

  @Test
  void anEndAfterBothIsAnOrdinaryOne() {
    Life life = ready(starting()).in(1.5).exit(0);
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
  }

  @Test
  void whoIsNotReadyInTimeIsStoppedAndTriedAgain() {
    Life life = starting().due();
    assertThat(life.nanos - life.status.startedNanos()).isEqualTo(30 * Life.SECOND);
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.kills).containsExactly("15");
    life.due();
    assertThat(life.kills).containsExactly("15", "9");
    ready(life).exit(-1, "terminated by SIGKILL");
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError()).isEqualTo("not ready within 30 seconds (ready_timeout)");
    assertThat(life.log)
        .containsSubsequence(
            "WARN stopping 'web' (100): not ready within 30 seconds (ready_timeout)",
            "DEBG killing web (pid 100) with signal SIGTERM",
            "WARN killing 'web' (100) with SIGKILL",
            "DEBG killing web (pid 100) with signal SIGKILL",
            "WARN exited: web (terminated by SIGKILL; not expected)");
    life.due();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.status.stage()).isEqualTo(Stage.ORDINARY);
  }

  @Test
  void whoIsStoppedWhileItIsBeingEndedIsStopped() {
    Life life = starting().due().stop().exit(-1);
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
  }

  @Test
  void withoutATimeoutItMayTakeForEver() {
    Life life = new Life(new Policies().readyOn(new Probe.Notify(), 0).build()).tick();
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
  }

  @Test
  void aRestartGoesByWayOfStopped() {
    policies.autostart = false;
    Life life = ready(new Life(policies.build()).start()).due().take(new Input.Restart());
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPING);
    life.due().exit(-1).due();
    assertThat(life.kills).containsExactly("15", "9");
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.announced)
        .endsWith(
            "RUNNING>STOPPING pid:100", "STOPPING>STOPPED pid:100", "STOPPED>STARTING tries:0");
  }

  @Test
  void aStopIsStrongerThanARestart() {
    Life life = ready(starting()).due().take(new Input.Restart()).stop().exit(-1);
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
  }

  @Test
  void aRestartWaitsUntilStartsAreAllowed() {
    Life life = ready(starting()).due().take(new Input.Restart()).exit(-1);
    life.take(new Input.Tick(false));
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(life.tick().status.state()).isEqualTo(ProcessState.STARTING);
  }
}

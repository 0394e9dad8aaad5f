package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** A process that is not needed is killed and stays down until it is asked for. */
class RetirementTest {
  private static Life running() {
    Policies policies = new Policies();
    policies.autorestart = AutoRestart.ALWAYS;
    policies.stopwaitsecs = 5;
    Life life = new Life(policies.build()).start().in(2);
    return life.take(new Input.Tick(true)).take(new Input.Retire("not needed"));
  }

  @Test
  void itIsNotAskedButKilledWithItsGroup() {
    Life life = running();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPING);
    assertThat(life.kills).containsExactly("9 group");
    assertThat(life.log).last().isEqualTo("INFO retiring 'web' (100): not needed");
  }

  @Test
  void itsEndIsExpectedAndNothingFollows() {
    Life life = running();
    life.take(new Input.Exited(-1, "terminated by SIGKILL"));
    assertThat(life.log).last().isEqualTo("INFO retired: web (terminated by SIGKILL)");
    assertThat(life.announced).last().isEqualTo("STOPPING>STOPPED pid:100");
    life.in(100).take(new Input.Tick(true));
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(ProcessMachine.startsByItself(life.status, life.policy)).isFalse();
    assertThat(life.start().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void whoDoesNotEndIsKilledAgain() {
    Life life = running();
    life.in(6).take(new Input.Tick(true));
    assertThat(life.kills).hasSize(2);
    life.take(new Input.Exited(-1, "terminated by SIGKILL"));
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
  }
}

package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** Monotonic times are any numbers, negative ones and very large ones too. */
class DeadlinesTest {
  @Test
  void aTimeBeyondTheClockNeverComes() {
    assertThat(Deadlines.after(5, 7)).isEqualTo(12);
    assertThat(Deadlines.after(5, 0)).isEqualTo(5);
    assertThat(Deadlines.after(5, -7)).isEqualTo(-2);
    assertThat(Deadlines.after(Long.MAX_VALUE - 1, 2)).isEqualTo(ProcessStatus.NEVER);
    assertThat(Deadlines.nanos(Duration.ofSeconds(Long.MAX_VALUE))).isPositive();
    assertThat(Deadlines.nanos(Duration.ofSeconds(Long.MIN_VALUE))).isNegative();
  }

  @Test
  void processesLiveWhileTheClockIsNegative() {
    Policies policies =
        new Policies().restarting(null, 0, new StartLimit(2, Duration.ofSeconds(9)));
    Life life = new Life(policies.build());
    life.nanos = -1000 * Life.SECOND;
    life.status = ProcessMachine.initial(life.policy, life.now());
    assertThat(life.tick().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.due().status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.exit(1).due().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.due().exit(1).due().status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(life.start().stop().due().kills).containsExactly("15", "9");
  }
}

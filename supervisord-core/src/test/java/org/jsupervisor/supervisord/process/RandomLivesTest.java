package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** Lives long random lives and checks what must always hold. */
class RandomLivesTest {
  @Test
  void invariantsHoldInEveryLife() {
    int ends = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Life life = new Life(policy(random).build());
      for (int turn = 0; turn < 200; turn++) {
        life.in(random.nextInt(4) * 0.4);
        ProcessStatus before = life.status;
        act(life, random);
        check(life, before);
      }
      ends += life.announced.size();
    }
    assertThat(ends).isGreaterThan(5000);
  }

  private static Policies policy(Random random) {
    Policies policies = new Policies();
    policies.autostart = random.nextBoolean();
    policies.autorestart =
        List.of(AutoRestart.NEVER, AutoRestart.UNEXPECTED, AutoRestart.ALWAYS)
            .get(random.nextInt(3));
    policies.startsecs = random.nextInt(3);
    policies.startretries = random.nextInt(5) - 1;
    policies.stopwaitsecs = random.nextInt(3);
    if (random.nextBoolean()) {
      policies.restarting(
          Duration.ofMillis(random.nextInt(3) * 700L),
          random.nextInt(3),
          random.nextBoolean()
              ? null
              : new StartLimit(1 + random.nextInt(4), Duration.ofSeconds(5)));
    }
    return policies;
  }

  private static void act(Life life, Random random) {
    ProcessState state = life.status.state();
    switch (random.nextInt(7)) {
      case 0 -> {
        if (state.isStopped() && state != ProcessState.UNKNOWN) {
          life.start();
        }
      }
      case 1 -> {
        if (state.isRunning() || state == ProcessState.STOPPING) {
          life.stop();
        }
      }
      case 2 -> {
        if (life.status.pid() != 0) {
          life.exit(random.nextInt(3) - 1);
        }
      }
      case 3 -> {
        if (state.isSignallable() && random.nextInt(10) == 0) {
          life.take(new Input.SignalFailed("Operation not permitted"));
        }
      }
      case 4 -> life.take(new Input.Tick(false));
      case 5 -> {
        if (state.isStopped() && state != ProcessState.UNKNOWN && random.nextInt(3) == 0) {
          life.take(random.nextBoolean() ? new Input.Await() : new Input.Hold());
        }
      }
      default -> life.tick();
    }
  }

  private static void check(Life life, ProcessStatus before) {
    ProcessStatus status = life.status;
    boolean hasChild = status.state().isSignallable() || status.state() == ProcessState.UNKNOWN;
    assertThat(status.pid() != 0).isEqualTo(hasChild);
    assertThat(status.retries()).isLessThanOrEqualTo(Math.max(before.retries() + 1, 1));
    if (status.state() == ProcessState.RUNNING || status.state() == ProcessState.FATAL) {
      assertThat(status.retries()).isZero();
    }
    if (status.deadlineNanos() > life.nanos) {
      ProcessStatus waited = status;
      Transition nothing =
          ProcessMachine.step(waited, new Input.Tick(false), life.policy, life.now());
      assertThat(nothing.after()).isEqualTo(waited);
      assertThat(nothing.effects()).isEmpty();
    } else {
      Transition something =
          ProcessMachine.step(status, new Input.Tick(true), life.policy, life.now());
      assertThat(something.after()).isNotEqualTo(status);
    }
  }
}

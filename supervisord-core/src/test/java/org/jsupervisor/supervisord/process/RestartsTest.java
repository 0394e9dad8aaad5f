package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.Backoff;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

/** Pauses, growing waits and limits between starts. */
class RestartsTest {
  private final Policies policies = new Policies();

  private Life life() {
    return new Life(policies.build());
  }

  private Life running() {
    return life().tick().in(1.5).tick();
  }

  private static double untilDue(Life life) {
    return (life.status.deadlineNanos() - life.nanos) / (double) Life.SECOND;
  }

  private List<Double> waits(int failures) {
    Life life = life().tick();
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      life.exit(1);
      waits.add(untilDue(life));
      life.due();
    }
    return waits;
  }

  private void backOff(Backoff backoff, @Nullable Duration longest, double jitter) {
    policies.startretries = -1;
    policies.restarting(new RestartPolicy(Duration.ZERO, backoff, longest, jitter, null, null));
  }

  @Test
  void aPauseLiesBetweenAnEndAndTheRestart() {
    policies.restarting(Duration.ofSeconds(5), 0, null);
    Life life = running().exit(1);
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(untilDue(life)).isEqualTo(5);
    assertThat(life.log)
        .endsWith(
            "WARN exited: web (exit status 1; not expected)",
            "INFO web is started again in 5 seconds (restartpause)");
    life.in(4.9).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
    life.in(0.1).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aPauseDoesNotStartWhatStaysExited() {
    policies.restarting(Duration.ofSeconds(5), 0, null);
    Life life = running().exit(0);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(life.in(9).tick().status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(life.log).noneMatch(line -> line.contains("restartpause"));
  }

  @Test
  void aStartOnRequestDoesNotWaitForThePause() {
    policies.restarting(Duration.ofSeconds(5), 0, null);
    assertThat(running().exit(1).start().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aStopDuringThePauseKeepsItExited() {
    policies.restarting(Duration.ofSeconds(5), 0, null);
    Life life = running().exit(1);
    assertThat(ProcessMachine.startsByItself(life.status, life.policy)).isTrue();
    life.take(new Input.Hold()).in(9).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(ProcessMachine.startsByItself(life.status, life.policy)).isFalse();
    assertThat(life.start().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.in(2).tick().exit(1).due().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aFailedStartWaitsAtLeastForThePause() {
    policies.restarting(Duration.ofMillis(2500), 0, null);
    assertThat(waits(3)).containsExactly(2.5, 2.5, 3.0);
  }

  @Test
  void waitsGrowAsToldAndNotBeyondTheLongest() {
    backOff(Backoff.LINEAR, null, 0);
    assertThat(waits(5)).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    backOff(Backoff.EXPONENTIAL, null, 0);
    assertThat(waits(5)).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
    backOff(Backoff.CONSTANT, null, 0);
    assertThat(waits(5)).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0);
    backOff(Backoff.EXPONENTIAL, Duration.ofSeconds(5), 0);
    assertThat(waits(5)).containsExactly(1.0, 2.0, 4.0, 5.0, 5.0);
    backOff(Backoff.LINEAR, Duration.ofMillis(500), 0);
    assertThat(waits(3)).containsExactly(0.5, 0.5, 0.5);
  }

  @Test
  void minusOneRetryMeansForEver() {
    backOff(Backoff.EXPONENTIAL, Duration.ofSeconds(60), 0);
    Life life = life().tick();
    for (int i = 0; i < 10_000; i++) {
      life.exit(1);
      assertThat(untilDue(life)).isBetween(1.0, 60.0);
      life.due();
    }
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.announced).noneMatch(line -> line.endsWith("FATAL"));
  }

  @Test
  void jitterMakesAWaitLongerOrShorterByItsShare() {
    backOff(Backoff.LINEAR, Duration.ofSeconds(11), 0.2);
    assertThat(waitAfter(10, 0)).isEqualTo(8 * Life.SECOND);
    assertThat(waitAfter(10, 0.5)).isEqualTo(10 * Life.SECOND);
    assertThat(waitAfter(10, 0.75)).isEqualTo(11 * Life.SECOND);
    assertThat(waitAfter(10, 0.999)).isEqualTo(11 * Life.SECOND);
    assertThat(waitAfter(1, 0.999)).isBetween(Life.SECOND, 6 * Life.SECOND / 5);
  }

  private long waitAfter(int tries, double chance) {
    Life life = life();
    Now now = new Now(life.nanos, life.now().wall(), chance);
    return Restarts.afterFailure(tries, policies.build(), now) - life.nanos;
  }

  @Test
  void whoIsFatalIsTriedAgainAfterTheTimeAskedFor() {
    policies.startretries = 0;
    policies.restarting(null, 300, null);
    Life life = life().tick().exit(1).due();
    assertThat(life.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(untilDue(life)).isEqualTo(300);
    assertThat(life.log)
        .endsWith(
            "INFO gave up: web entered FATAL state, too many start retries too quickly",
            "INFO web is tried again after 300 seconds (fatal_retry_after)");
    life.due();
    assertThat(life.announced).endsWith("FATAL>STARTING tries:0");
    assertThat(life.log).contains("INFO trying web again, which is FATAL (fatal_retry_after)");
    assertThat(life.exit(1).due().status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(untilDue(life)).isEqualTo(300);
  }

  @Test
  void whoIsFatalIsNotTriedAgainAfterAStopOrInAShutdown() {
    policies.startretries = 0;
    policies.restarting(null, 300, null);
    Life held = life().tick().exit(1).due().take(new Input.Hold()).in(999).tick();
    assertThat(held.status.state()).isEqualTo(ProcessState.FATAL);
    Life closing = life().tick().exit(1).due().in(300).take(new Input.Tick(false));
    assertThat(closing.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(closing.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    policies.startretries = 3;
    Life givenUp = life().tick().exit(1).take(new Input.GiveUp()).in(999).tick();
    assertThat(givenUp.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(givenUp.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
  }

  @Test
  void moreStartsThanTheLimitAreFatal() {
    policies.restarting(null, 0, new StartLimit(3, Duration.ofSeconds(60)));
    Life life = running();
    life.exit(1).tick().in(1.5).tick().exit(1).tick().in(1.5).tick().exit(1);
    assertThat(life.spawns).isEqualTo(3);
    life.tick();
    assertThat(life.spawns).isEqualTo(3);
    assertThat(life.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(life.status.spawnError())
        .isEqualTo("more than 3 starts within 60 seconds (startlimit)");
    assertThat(life.announced)
        .endsWith("EXITED>STARTING tries:0", "STARTING>BACKOFF tries:1", "BACKOFF>FATAL");
    assertThat(life.log)
        .endsWith(
            "INFO gave up: web entered FATAL state, more than 3 starts within 60 seconds"
                + " (startlimit)");
    assertThat(life.start().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.in(2).tick().exit(1).tick().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void startsThatAreLongAgoDoNotCount() {
    policies.restarting(null, 0, new StartLimit(2, Duration.ofSeconds(60)));
    Life life = running().in(40);
    for (int i = 0; i < 100; i++) {
      life.exit(1).tick().in(40).tick();
      assertThat(life.status.state()).isEqualTo(ProcessState.RUNNING);
    }
    assertThat(life.status.history().startNanos()).hasSize(2);
  }

  @Test
  void theLimitAlsoEndsRetries() {
    policies.startretries = -1;
    policies.restarting(null, 10, new StartLimit(3, Duration.ofSeconds(60)));
    Life life = life().tick().exit(1).due().exit(1).due().exit(1).due();
    assertThat(life.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(life.announced).endsWith("STARTING>BACKOFF tries:3", "BACKOFF>FATAL");
    // fatal_retry_after alone would be over before the window is.
    assertThat(untilDue(life)).isEqualTo(60 - 1 - 2 - 3);
    assertThat(life.due().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void instantEndsAreRestartedAtOnceOnlyAFewTimesInARow() {
    policies.startsecs = 0;
    policies.autorestart = AutoRestart.ALWAYS;
    Life life = life().tick();
    for (int end = 1; end < Restarts.INSTANT_ENDS; end++) {
      assertThat(untilDue(life.exit(1))).as("end " + end).isZero();
      life.due();
    }
    for (int end = 0; end < 3; end++) {
      assertThat(untilDue(life.in(0.1).exit(1))).isEqualTo(0.4);
      life.due();
    }
    assertThat(untilDue(life.in(0.5).tick().exit(1))).as("after a longer run").isZero();
    assertThat(untilDue(life.due().exit(1))).isZero();
  }

  @Test
  void aStartOnRequestWaitsUntilNothingIsInItsWay() {
    policies.autostart = false;
    Life life = life().take(new Input.Await()).take(new Input.Tick(false));
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.tick().status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.in(2).tick().stop().exit(-1).tick().status.state())
        .isEqualTo(ProcessState.STOPPED);
    Life held = life().take(new Input.Await()).take(new Input.Hold()).tick();
    assertThat(held.status.state()).isEqualTo(ProcessState.STOPPED);
  }
}

package org.jsupervisor.supervisord.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.policy.ScalingPolicy.Mode;
import org.junit.jupiter.api.Test;

/** What is decided, from counts and times alone. */
class ScalingRulesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ScalingPolicy DYNAMIC = dynamic(1, 8, 2, 4, null);
  private static final ScalingPolicy ONDEMAND =
      new ScalingPolicy(Mode.ONDEMAND, 0, 8, 0, 0, Duration.ofSeconds(10), null);

  private long now = 1000 * SECOND;
  private ScalingState state = ScalingState.initial(1);

  private static ScalingPolicy dynamic(
      int minProcs, int maxProcs, int minSpare, int maxSpare, @Nullable Duration lifetime) {
    return new ScalingPolicy(
        Mode.DYNAMIC, minProcs, maxProcs, minSpare, maxSpare, Duration.ofSeconds(10), lifetime);
  }

  private Decision decide(ScalingPolicy policy, int running, int busy, int waiting) {
    int startable = policy.maxProcs() - running;
    return decide(policy, new Situation(running, running, 0, 0, startable, busy, waiting, false));
  }

  private Decision decide(ScalingPolicy policy, Situation seen) {
    Decision decision = ScalingRules.decide(policy, state, seen, now);
    state = decision.state();
    return decision;
  }

  private Decision after(double seconds, ScalingPolicy policy, int running, int busy, int waiting) {
    now += (long) (seconds * SECOND);
    return decide(policy, running, busy, waiting);
  }

  @Test
  void nothingIsDoneAndNoTimerRunsUntilTheFirstConnection() {
    Decision quiet = decide(ONDEMAND, 0, 0, 0);
    assertThat(quiet.starts()).isZero();
    assertThat(quiet.nextNanos()).isEqualTo(Decision.NEVER);
    assertThat(quiet.isWatching()).isTrue();
    Decision first = after(60, ONDEMAND, 0, 0, 1);
    assertThat(first.starts()).isOne();
    assertThat(first.isWatching()).isFalse();
    assertThat(first.nextNanos()).isEqualTo(ScalingRules.SOON_NANOS);
  }

  @Test
  void startsDoubleWhileConnectionsWait() {
    assertThat(decide(ONDEMAND, 0, 0, 20).starts()).isEqualTo(1);
    assertThat(after(0.02, ONDEMAND, 1, 1, 19).starts()).isEqualTo(2);
    assertThat(after(0.02, ONDEMAND, 3, 3, 17).starts()).isEqualTo(4);
    assertThat(after(0.02, ONDEMAND, 7, 7, 13).starts()).as("max_procs").isEqualTo(1);
    Decision full = after(0.02, ONDEMAND, 8, 8, 12);
    assertThat(full.starts()).isZero();
    assertThat(full.nextNanos()).isEqualTo(ScalingRules.HEARTBEAT_NANOS);
    assertThat(full.isWatching()).isFalse();
  }

  @Test
  void processesThatHaveYetToBeginCount() {
    assertThat(decide(ONDEMAND, 0, 0, 1).starts()).isOne();
    Decision begins = after(0.02, ONDEMAND, 1, 0, 1);
    assertThat(begins.starts()).isZero();
    assertThat(begins.nextNanos()).isEqualTo(ScalingRules.SOON_NANOS);
  }

  @Test
  void processesThatLeaveConnectionsWaitingAreNotTrustedForever() {
    decide(ONDEMAND, 1, 0, 1);
    assertThat(after(0.9, ONDEMAND, 1, 0, 1).starts()).isZero();
    assertThat(after(0.2, ONDEMAND, 1, 0, 1).starts()).isOne();
    assertThat(after(0.5, ONDEMAND, 2, 0, 1).starts()).isZero();
    assertThat(after(0.6, ONDEMAND, 2, 0, 1).starts()).isOne();
    Situation beginning = new Situation(3, 2, 0, 0, 5, 0, 1, false);
    now += 5 * SECOND;
    assertThat(decide(ONDEMAND, beginning).starts()).as("one is still starting").isZero();
  }

  @Test
  void someAreAlwaysSpare() {
    assertThat(decide(DYNAMIC, 2, 0, 0).starts()).isZero();
    assertThat(decide(DYNAMIC, 2, 1, 0).starts()).isOne();
    assertThat(decide(DYNAMIC, 3, 3, 0).starts()).isEqualTo(2);
    assertThat(decide(DYNAMIC, 8, 8, 0).starts()).as("max_procs").isZero();
  }

  @Test
  void tooManyIdleOnesAreRetiredAfterTheTimeOut() {
    assertThat(decide(DYNAMIC, 8, 1, 0).retirements()).isZero();
    assertThat(after(9.9, DYNAMIC, 8, 1, 0).retirements()).isZero();
    Decision due = after(0.2, DYNAMIC, 8, 1, 0);
    assertThat(due.retirements()).isEqualTo(3);
    assertThat(due.starts()).isZero();
    assertThat(after(1, DYNAMIC, 5, 1, 0).retirements()).isZero();
  }

  @Test
  void whatWasNeededInBetweenIsKept() {
    decide(DYNAMIC, 8, 1, 0);
    assertThat(after(5, DYNAMIC, 8, 3, 0).retirements()).isZero();
    assertThat(after(5.1, DYNAMIC, 8, 0, 0).retirements()).as("five were idle").isEqualTo(1);
  }

  @Test
  void onDemandAllGo() {
    decide(ONDEMAND, 3, 0, 0);
    assertThat(after(5, ONDEMAND, 3, 0, 0).nextNanos()).isEqualTo(ScalingRules.HEARTBEAT_NANOS);
    assertThat(after(5.1, ONDEMAND, 3, 0, 0).retirements()).isEqualTo(3);
  }

  @Test
  void atLeastMinProcsStay() {
    ScalingPolicy policy =
        new ScalingPolicy(Mode.ONDEMAND, 2, 8, 0, 0, Duration.ofSeconds(10), null);
    assertThat(ScalingRules.initial(policy)).isEqualTo(2);
    decide(policy, 3, 0, 0);
    assertThat(after(11, policy, 3, 0, 0).retirements()).isOne();
    assertThat(decide(policy, 1, 0, 0).starts()).isOne();
  }

  @Test
  void nobodyIsRetiredWhileConnectionsWaitOrAnotherIsBeingRetired() {
    decide(DYNAMIC, 8, 0, 0);
    assertThat(after(11, DYNAMIC, 8, 0, 1).retirements()).isZero();
    Situation busy = new Situation(8, 8, 0, 0, 0, 0, 0, true);
    assertThat(decide(DYNAMIC, busy).retirements()).isZero();
  }

  @Test
  void theOldAreReplacedOneByOne() {
    ScalingPolicy policy = dynamic(1, 4, 1, 4, Duration.ofSeconds(60));
    Decision both = decide(policy, new Situation(3, 3, 2, 0, 1, 1, 0, false));
    assertThat(both.isReplacing()).isTrue();
    assertThat(both.starts()).isZero();
  }

  @Test
  void aSuccessorBeginsBeforeTheOnlyOneGoes() {
    ScalingPolicy policy = dynamic(1, 4, 0, 4, Duration.ofSeconds(60));
    Decision alone = decide(policy, new Situation(1, 1, 1, 0, 3, 0, 0, false));
    assertThat(alone.starts()).isOne();
    assertThat(alone.isReplacing()).isFalse();
    Decision begins = decide(policy, new Situation(2, 1, 1, 0, 2, 0, 0, false));
    assertThat(begins.starts()).isZero();
    assertThat(begins.isReplacing()).isFalse();
    Decision ready = decide(policy, new Situation(2, 2, 1, 0, 2, 0, 0, false));
    assertThat(ready.starts()).isZero();
    assertThat(ready.isReplacing()).isTrue();
  }

  @Test
  void withoutRoomForASuccessorTheOldOneGoesFirst() {
    ScalingPolicy policy = dynamic(2, 2, 0, 2, Duration.ofSeconds(60));
    assertThat(decide(policy, new Situation(2, 2, 1, 0, 0, 0, 0, false)).isReplacing()).isTrue();
    assertThat(decide(policy, new Situation(2, 2, 1, 0, 0, 2, 0, false)).isReplacing())
        .as("all are busy")
        .isFalse();
  }

  @Test
  void thoseThatComeBackByThemselvesTakeUpRoom() {
    Decision decision = decide(ONDEMAND, new Situation(2, 2, 0, 6, 0, 2, 5, false));
    assertThat(decision.starts()).isZero();
    assertThat(decision.nextNanos()).isEqualTo(ScalingRules.HEARTBEAT_NANOS);
    assertThat(decision.isWatching()).isFalse();
  }

  @Test
  void whileNoneCanBeStartedOthersAreNotTried() {
    Decision decision = decide(ONDEMAND, new Situation(0, 0, 0, 1, 7, 0, 5, false));
    assertThat(decision.starts()).isZero();
    assertThat(decision.nextNanos()).isEqualTo(ScalingRules.HEARTBEAT_NANOS);
  }

  /** A pool under random load, as the rules have it: bounds hold at every look. */
  @Test
  void boundsHoldUnderAnyLoad() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int most = 1 + random.nextInt(12);
      int least = random.nextInt(most + 1);
      int maxSpare = random.nextInt(most + 1);
      int minSpare = random.nextInt(maxSpare + 1);
      ScalingPolicy policy = dynamic(least, most, minSpare, maxSpare, null);
      state = ScalingState.initial(ScalingRules.initial(policy));
      int running = 0;
      for (int turn = 0; turn < 300; turn++) {
        now += random.nextLong(3 * SECOND);
        int busy = running == 0 ? 0 : random.nextInt(running + 1);
        int waiting = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        Decision decision = decide(policy, running, busy, waiting);
        assertThat(decision.starts() * decision.retirements()).isZero();
        assertThat(decision.retirements()).isBetween(0, running - busy);
        running += decision.starts() - decision.retirements();
        assertThat(running).isBetween(0, most);
        if (decision.retirements() > 0) {
          assertThat(running).isGreaterThanOrEqualTo(least);
          assertThat(running - busy).isGreaterThanOrEqualTo(minSpare);
        }
        if (waiting > busy && running == busy && running < most) {
          assertThat(decision.starts()).isPositive();
        }
      }
    }
  }
}

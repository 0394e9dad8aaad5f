package org.jsupervisor.supervisord.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsupervisor.config.policy.HealthPolicy;
import org.jsupervisor.supervisord.health.Health.Verdict;
import org.junit.jupiter.api.Test;

/** How failures are counted. */
class HealthTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final HealthPolicy POLICY =
      new HealthPolicy(
          null, TEN_SECONDS, TEN_SECONDS, 2, TEN_SECONDS, HealthPolicy.Action.RESTART, null);

  private static Health failed(Health before, long seconds) {
    return before.failed("no", seconds * SECOND, POLICY);
  }

  @Test
  void asManyFailuresInARowAsAskedForAreUnhealthy() {
    Health once = failed(Health.unknown(), 10);
    assertThat(once).isEqualTo(new Health(Verdict.STARTING, 1, false, "no"));
    assertThat(failed(once, 11)).isEqualTo(new Health(Verdict.UNHEALTHY, 2, false, "no"));
    Health again = failed(once, 11).succeeded();
    assertThat(again).isEqualTo(new Health(Verdict.HEALTHY, 0, true, "no"));
    assertThat(failed(again, 12)).isEqualTo(new Health(Verdict.HEALTHY, 1, true, "no"));
  }

  @Test
  void failuresWhileItStartsCountOnceACheckHasSucceeded() {
    Health early = failed(failed(Health.unknown(), 1), 9);
    assertThat(early).isEqualTo(new Health(Verdict.STARTING, 0, false, "no"));
    Health late = failed(failed(early.succeeded(), 1), 2);
    assertThat(late.verdict()).isEqualTo(Verdict.UNHEALTHY);
  }

  @Test
  void itActsOnceAndTellsOfRecoveryOnce() {
    Health healthy = Health.unknown().succeeded();
    Health broken = healthy.broken("why");
    assertThat(broken).isEqualTo(new Health(Verdict.UNHEALTHY, 0, true, "why"));
    assertThat(broken.hasBecomeUnhealthy(healthy)).isTrue();
    assertThat(broken.hasBecomeUnhealthy(broken)).isFalse();
    assertThat(healthy.hasBecomeUnhealthy(broken)).isFalse();
    assertThat(healthy.hasRecovered(broken)).isTrue();
    assertThat(healthy.hasRecovered(healthy)).isFalse();
    assertThat(healthy.hasRecovered(Health.unknown())).isFalse();
    assertThat(broken.hasRecovered(broken)).isFalse();
  }
}

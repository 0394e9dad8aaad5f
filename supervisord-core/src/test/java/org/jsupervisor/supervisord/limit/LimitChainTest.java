package org.jsupervisor.supervisord.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.LimitPolicy;
import org.jsupervisor.config.policy.ResourceLimit;
import org.junit.jupiter.api.Test;

class LimitChainTest {
  private static final LimitPolicy ALL =
      new LimitPolicy(
          List.of(new ResourceLimit("nofile", 10, 20), new ResourceLimit("core", 0, -1)),
          5,
          100,
          null,
          List.of());

  private static OwnRights own(boolean mayAll, int nice, int score) {
    return new OwnRights(
        mayAll, mayAll, Map.of("nofile", 15L, "core", -1L, "nice", 25L), nice, score, List.of());
  }

  private static @Nullable String refusal(LimitPolicy policy, OwnRights own) {
    return LimitChain.refusal(policy, own);
  }

  private static LimitPolicy nice(int nice) {
    return new LimitPolicy(List.of(), nice, null, null, List.of());
  }

  @Test
  void eachCommandBecomesTheNext() {
    assertThat(LimitChain.words(ALL, own(true, 2, 0), name -> "/bin/" + name))
        .containsExactly(
            "/bin/choom",
            "-n",
            "100",
            "--",
            "/bin/nice",
            "-n",
            "3",
            "--",
            "/bin/prlimit",
            "--nofile=10:20",
            "--core=0:unlimited",
            "--");
  }

  @Test
  void aNicenessThatIsThereIsNotSet() {
    assertThat(LimitChain.words(nice(2), own(true, 2, 0), name -> name)).isEmpty();
  }

  @Test
  void whoMayRaiseLimitsIsNotRefused() {
    assertThat(refusal(ALL, own(true, 19, 500))).isNull();
  }

  @Test
  void aHardLimitAboveTheDaemonsIsRefused() {
    assertThat(refusal(ALL, own(false, 0, 0)))
        .isEqualTo("couldn't set rlimit_nofile to 10:20: EPERM");
  }

  @Test
  void aLowerNicenessIsRefusedUnlessALimitAllowsIt() {
    assertThat(refusal(nice(-6), own(false, 0, 0))).isEqualTo("couldn't set nice to -6: EACCES");
    assertThat(refusal(nice(-5), own(false, 0, 0))).isNull();
    assertThat(refusal(nice(1), own(false, 0, 0))).isNull();
  }

  @Test
  void aLowerScoreIsRefused() {
    LimitPolicy score = new LimitPolicy(List.of(), null, 99, null, List.of());
    assertThat(refusal(score, own(false, 0, 100)))
        .isEqualTo("couldn't set oom_score_adj to 99: EACCES");
    assertThat(refusal(score, own(false, 0, 99))).isNull();
  }

  @Test
  void theKernelTellsWhatThereIs() {
    OwnRights own = OwnRights.now();
    assertThat(own.hardLimits()).hasSize(16);
    assertThat(own.nice()).isBetween(-20, 19);
  }
}

package org.jsupervisor.supervisord.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordFailuresTest {
  private static final long MILLISECOND_NANOS = 1_000_000;

  private final PasswordFailures failures = new PasswordFailures();

  @Test
  void theFirstTwoAreFreeAndTheOthersWaitEverLongerWithinBounds() {
    List<Long> milliseconds = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      milliseconds.add(failures.failed("a", i) / MILLISECOND_NANOS);
    }
    assertThat(milliseconds).containsExactly(0L, 0L, 250L, 500L, 1000L, 2000L, 4000L, 4000L, 4000L);
  }

  @Test
  void manyFailuresDoNotOverflow() {
    long pause = 0;
    for (int i = 0; i < 10_000; i++) {
      pause = failures.failed("a", i);
    }
    assertThat(pause).isEqualTo(PasswordFailures.LONGEST_NANOS);
  }

  @Test
  void oneClientsFailuresAreNotAnothers() {
    for (int i = 0; i < 10; i++) {
      failures.failed("a", 0);
    }
    assertThat(failures.failed("b", 0)).isZero();
  }

  @Test
  void aRightPasswordForgivesAll() {
    for (int i = 0; i < 10; i++) {
      failures.failed("a", 0);
    }
    failures.succeeded("a");
    assertThat(failures.isEmpty()).isTrue();
    assertThat(failures.failed("a", 0)).isZero();
  }

  @Test
  void timeForgivesToo() {
    for (int i = 0; i < 10; i++) {
      failures.failed("a", -5);
    }
    assertThat(failures.failed("a", PasswordFailures.MEMORY_NANOS - 6)).isPositive();
    assertThat(failures.failed("a", 2 * PasswordFailures.MEMORY_NANOS - 6)).isZero();
  }

  @Test
  void monotonicTimeMayWrapAround() {
    for (int i = 0; i < 10; i++) {
      failures.failed("a", Long.MAX_VALUE);
    }
    assertThat(failures.failed("a", Long.MIN_VALUE + 5)).isPositive();
  }

  @Test
  void whoFailedLongestAgoIsForgottenWhenThereAreTooMany() {
    for (int i = 0; i < 3; i++) {
      failures.failed("old", 0);
      failures.failed("young", 0);
    }
    for (int i = 0; i < PasswordFailures.MOST_CLIENTS - 2; i++) {
      failures.failed("other " + i, 0);
    }
    assertThat(failures.failed("young", 0)).isPositive();
    failures.failed("one too many", 0);
    assertThat(failures.failed("young", 0)).isPositive();
    assertThat(failures.failed("old", 0)).isZero();
  }
}

package org.jsupervisor.supervisord.health;

import org.jsupervisor.config.policy.HealthPolicy;

/**
 * How healthy a program is.
 *
 * @param failures in a row that count
 * @param hasSucceeded whether a check has succeeded since the program is RUNNING
 * @param lastFailure what failed last, empty for nothing
 */
record Health(Verdict verdict, int failures, boolean hasSucceeded, String lastFailure) {
  /** What is known of a program. */
  enum Verdict {
    /** Neither one nor the other is known yet. */
    STARTING,
    HEALTHY,
    UNHEALTHY
  }

  /** Of a program that has just become RUNNING. */
  static Health unknown() {
    return new Health(Verdict.STARTING, 0, false, "");
  }

  Health succeeded() {
    return new Health(Verdict.HEALTHY, 0, true, lastFailure);
  }

  /** After a check that failed so long after the program became RUNNING. */
  Health failed(String reason, long sinceRunningNanos, HealthPolicy policy) {
    boolean counts = hasSucceeded || sinceRunningNanos >= policy.startPeriod().toNanos();
    int total = counts ? failures + 1 : failures;
    Verdict next = total >= policy.retries() ? Verdict.UNHEALTHY : verdict;
    return new Health(next, total, hasSucceeded, reason);
  }

  /** Beyond doubt, whatever checks say. */
  Health broken(String reason) {
    return new Health(Verdict.UNHEALTHY, failures, hasSucceeded, reason);
  }

  /** Whether this is the moment to act, after {@code before}. */
  boolean hasBecomeUnhealthy(Health before) {
    return verdict == Verdict.UNHEALTHY && before.verdict != Verdict.UNHEALTHY;
  }

  boolean hasRecovered(Health before) {
    return verdict == Verdict.HEALTHY && before.verdict == Verdict.UNHEALTHY;
  }
}

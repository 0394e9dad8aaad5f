package org.jsupervisor.supervisord.process;

import java.time.Duration;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.ReadinessPolicy;

/** Reckons with monotonic times; a sum too large for the clock is never reached. */
final class Deadlines {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long LONGEST_SECONDS = 1L << 32;

  private Deadlines() {}

  /** The first moment at which the process has stayed up for more than startsecs. */
  static long successful(ProcessStatus status, ProcessConfig policy) {
    return after(status.startedNanos(), nanos(policy.startsecs()) + 1);
  }

  /** When a process that was just spawned is looked at: after startsecs, or if it is not ready. */
  static long spawned(ProcessStatus status, ProcessConfig policy) {
    ReadinessPolicy readiness = policy.policies().readiness();
    if (readiness.on() == null) {
      return ready(status, policy);
    }
    long ready =
        readiness.timeout().isZero()
            ? ProcessStatus.NEVER
            : after(status.startedNanos(), nanos(readiness.timeout()));
    return Starting.lacksMain(status, policy) ? Math.min(ready, named(status, policy)) : ready;
  }

  /** When a process that is ready, as far as it has to be, is looked at. */
  static long ready(ProcessStatus status, ProcessConfig policy) {
    return Starting.lacksMain(status, policy) ? named(status, policy) : successful(status, policy);
  }

  private static long named(ProcessStatus status, ProcessConfig policy) {
    return after(status.startedNanos(), nanos(policy.policies().mainProcess().timeout()));
  }

  /** Whether an exit now comes before startsecs are over. */
  static boolean tooQuick(ProcessStatus status, ProcessConfig policy, Now now) {
    return now.nanos() < after(status.startedNanos(), nanos(policy.startsecs()));
  }

  /** When to lose patience with a process that was asked to stop. */
  static long kill(ProcessConfig policy, Now now) {
    return after(now.nanos(), nanos(policy.stopwaitsecs()));
  }

  /** When to repeat a SIGKILL: not sooner than after a second, or stopwaitsecs=0 would spin. */
  static long killAgain(ProcessConfig policy, Now now) {
    return after(now.nanos(), Math.max(NANOS_PER_SECOND, nanos(policy.stopwaitsecs())));
  }

  static long nanos(Duration duration) {
    long seconds = duration.getSeconds();
    long bounded = Math.max(-LONGEST_SECONDS, Math.min(LONGEST_SECONDS, seconds));
    return bounded * NANOS_PER_SECOND + duration.getNano();
  }

  static long after(long start, long nanos) {
    long sum = start + nanos;
    return nanos > 0 && sum < start ? ProcessStatus.NEVER : sum;
  }
}

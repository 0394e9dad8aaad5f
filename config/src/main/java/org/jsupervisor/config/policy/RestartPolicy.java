package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a program that ended or could not be started is started again.
 *
 * @param pause between an end and the restart after it
 * @param backoff how the waits between failed starts grow
 * @param backoffMax the longest of these waits, null without a bound
 * @param backoffJitter by which share of itself a wait may be longer or shorter, from 0 to 1
 * @param fatalRetryAfter after which time in FATAL a start is tried again, null for never
 * @param startLimit null without a limit
 */
public record RestartPolicy(
    Duration pause,
    Backoff backoff,
    @Nullable Duration backoffMax,
    double backoffJitter,
    @Nullable Duration fatalRetryAfter,
    @Nullable StartLimit startLimit) {

  /** Supervisor's: restarts at once, waits of 1, 2, 3 seconds, FATAL for good. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(Duration.ZERO, Backoff.LINEAR, null, 0, null, null);
}

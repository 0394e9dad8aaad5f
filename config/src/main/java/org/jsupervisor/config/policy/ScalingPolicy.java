package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many of the processes that share a FastCGI socket run.
 *
 * @param minProcs so many always run
 * @param maxProcs so many exist, running or not
 * @param minSpare so many more run than are busy, as far as there are any
 * @param maxSpare if more than these have nothing to do, some are retired
 * @param idleTimeout for how long they must have had nothing to do
 * @param maxLifetime after which time a process is replaced, null for never
 */
public record ScalingPolicy(
    Mode mode,
    int minProcs,
    int maxProcs,
    int minSpare,
    int maxSpare,
    Duration idleTimeout,
    @Nullable Duration maxLifetime) {

  /** Who decides how many run. */
  public enum Mode {
    /** Each process is started by itself, as in supervisor. */
    STATIC,
    /** Some wait for requests at any time. */
    DYNAMIC,
    /** The first is started when a request waits. */
    ONDEMAND
  }

  public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);

  /** Every process runs. */
  public static final ScalingPolicy DEFAULT =
      new ScalingPolicy(Mode.STATIC, 0, 0, 0, 0, IDLE_TIMEOUT, null);

  /** Whether processes are started and retired as they are needed. */
  public boolean isActive() {
    return mode != Mode.STATIC;
  }
}

package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Probe;

/**
 * How it is found out that a running program still works, and what happens if it does not.
 *
 * @param check null for none
 * @param interval between the end of a check and the next one
 * @param timeout after which a check has failed
 * @param retries how many checks in a row have to fail, at least 1
 * @param startPeriod in which failures do not count until a check has succeeded
 * @param action what happens to a program that does not work
 * @param watchdog within which the program has to report again and again, null if it need not
 */
public record HealthPolicy(
    @Nullable Probe check,
    Duration interval,
    Duration timeout,
    int retries,
    Duration startPeriod,
    Action action,
    @Nullable Duration watchdog) {

  /** What happens to a program that does not work. */
  public enum Action {
    RESTART,
    STOP,
    /** The whole daemon ends. */
    EXIT,
    NONE
  }

  public static final HealthPolicy DEFAULT =
      new HealthPolicy(
          null,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          3,
          Duration.ZERO,
          Action.RESTART,
          null);
}

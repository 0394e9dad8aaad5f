package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Probe;

/**
 * How it is found out that a program can do its work.
 *
 * @param on null if it counts as ready once startsecs are over
 * @param timeout within which it has to become ready, zero for any time
 */
public record ReadinessPolicy(@Nullable Probe on, Duration timeout) {
  public static final ReadinessPolicy DEFAULT = new ReadinessPolicy(null, Duration.ofSeconds(60));
}

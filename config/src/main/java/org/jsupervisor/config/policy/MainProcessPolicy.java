package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the main process of a program is found that changes its pid.
 *
 * @param pidfile in which the program names its main process, null if that is always the child
 * @param timeout within which a start has to have named a living one
 */
public record MainProcessPolicy(@Nullable String pidfile, Duration timeout) {
  /** The child that was started is the main process for as long as it lives. */
  public static final MainProcessPolicy DEFAULT =
      new MainProcessPolicy(null, Duration.ofSeconds(30));
}

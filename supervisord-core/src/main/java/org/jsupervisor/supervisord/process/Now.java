package org.jsupervisor.supervisord.process;

import java.time.Instant;

/**
 * The clocks, read once per turn: monotonic time to decide by, wall time to show.
 *
 * @param chance drawn at random, from 0 to below 1
 */
public record Now(long nanos, Instant wall, double chance) {
  private static final double MIDDLE = 0.5;

  /** Without chance: what varies at random takes its middle. */
  public Now(long nanos, Instant wall) {
    this(nanos, wall, MIDDLE);
  }
}

package org.jsupervisor.supervisord.scaling;

/**
 * What the rules remember from one look to the next.
 *
 * @param idle since when processes have been idle
 * @param pace how many may be started at once
 * @param patientUntil until when those that run are trusted to take the connections that wait;
 *     {@link #NOTHING_WAITS} if none wait
 */
record ScalingState(IdleHistory idle, int pace, long patientUntil) {
  static final long NOTHING_WAITS = Long.MAX_VALUE;

  /** Before the first look, which may start as many at once. */
  static ScalingState initial(int pace) {
    return new ScalingState(IdleHistory.NONE, Math.max(1, pace), NOTHING_WAITS);
  }
}

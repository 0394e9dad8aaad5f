package org.jsupervisor.supervisord.scaling;

/**
 * What is to be done now.
 *
 * @param starts how many processes to start
 * @param retirements how many to retire because they are not needed
 * @param isReplacing whether to retire one that is overdue
 * @param nextNanos after which time to look again, {@link #NEVER} if only a connection or a change
 *     of a process matters
 * @param isWatching whether to look as soon as a connection waits
 * @param state for the next decision
 */
record Decision(
    int starts,
    int retirements,
    boolean isReplacing,
    long nextNanos,
    boolean isWatching,
    ScalingState state) {
  static final long NEVER = Long.MAX_VALUE;
}

package org.jsupervisor.supervisord.scaling;

/**
 * How things stand with the processes of one socket.
 *
 * @param running those that serve it or begin to
 * @param ready those among them whose start is over
 * @param overdue those among the ready that are older than they may become
 * @param absent those that cannot be started and do not run, but start again by themselves or are
 *     still ending
 * @param startable those that can be started
 * @param busy connections that processes have accepted
 * @param waiting connections that nobody has accepted yet
 * @param isRetiring whether a retirement is under way
 */
record Situation(
    int running,
    int ready,
    int overdue,
    int absent,
    int startable,
    int busy,
    int waiting,
    boolean isRetiring) {

  /** Those that have nothing to do, or have yet to begin. */
  int idle() {
    return Math.max(0, running - busy);
  }
}

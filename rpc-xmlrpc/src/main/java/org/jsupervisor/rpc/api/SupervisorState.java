package org.jsupervisor.rpc.api;

/** The published moods of the daemon with their codes (daemon.md 3.6). */
public enum SupervisorState {
  FATAL(2),
  RUNNING(1),
  RESTARTING(0),
  SHUTDOWN(-1);

  private final int code;

  SupervisorState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether the daemon is on its way to an end or to a new start. */
  public boolean isStopping() {
    return this == SHUTDOWN || this == RESTARTING;
  }
}

package org.jsupervisor.rpc.api;

/** The published states of a process with their codes (daemon.md 4.1). */
public enum ProcessState {
  STOPPED(0),
  STARTING(10),
  RUNNING(20),
  BACKOFF(30),
  STOPPING(40),
  EXITED(100),
  FATAL(200),
  UNKNOWN(1000);

  private final int code;

  ProcessState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether nothing runs and nothing is going to run by itself. */
  public boolean isStopped() {
    return this == STOPPED || this == EXITED || this == FATAL || this == UNKNOWN;
  }

  /** Whether it runs or tries to. */
  public boolean isRunning() {
    return this == STARTING || this == RUNNING || this == BACKOFF;
  }

  /** Whether the signal methods reach it. */
  public boolean isSignallable() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }
}

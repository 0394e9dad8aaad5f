package org.jsupervisor.ctl.plugin;

import org.jsupervisor.rpc.api.ProcessState;

/** What processes are brought to. */
enum Goal {
  START("supervisor.startProcess"),
  STOP("supervisor.stopProcess");

  private final String method;

  Goal(String method) {
    this.method = method;
  }

  String method() {
    return method;
  }

  /** Whether a process in that state gets no nearer to the goal by itself. */
  boolean isSettledBy(ProcessState state) {
    return switch (state) {
      case STARTING -> this == STOP;
      case RUNNING, STOPPED, EXITED, FATAL, UNKNOWN -> true;
      case BACKOFF -> false;
      case STOPPING -> false;
    };
  }
}

package org.jsupervisor.supervisord;

/** Ends the start: told on stderr, with the exit status the original uses (daemon.md 3.2). */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Usage errors, among them everything that is wrong with the configuration. */
  static final int USAGE = 2;

  /** Failures of the surroundings, such as a log that cannot be written. */
  static final int FAILURE = 1;

  private final int exitStatus;

  StartException(int exitStatus, String text) {
    super(text);
    this.exitStatus = exitStatus;
  }

  StartException(int exitStatus, String text, Throwable cause) {
    super(text, cause);
    this.exitStatus = exitStatus;
  }

  int exitStatus() {
    return exitStatus;
  }
}

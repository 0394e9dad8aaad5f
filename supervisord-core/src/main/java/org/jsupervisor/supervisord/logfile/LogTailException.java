package org.jsupervisor.supervisord.logfile;

/** Says why a log could not be read. */
public final class LogTailException extends Exception {
  private static final long serialVersionUID = 1;

  /** The kinds of failure that clients are told apart. */
  public enum Reason {
    NO_FILE,
    FAILED,
    BAD_ARGUMENTS
  }

  private final Reason reason;

  LogTailException(Reason reason, String path) {
    super("cannot read " + path + ": " + reason);
    this.reason = reason;
  }

  LogTailException(Reason reason, String path, Exception cause) {
    super("cannot read " + path + ": " + cause.getMessage(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

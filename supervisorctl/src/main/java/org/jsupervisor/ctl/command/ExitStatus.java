package org.jsupervisor.ctl.command;

/** The exit codes scripts rely on (control.md 1.6). */
public final class ExitStatus {
  public static final int SUCCESS = 0;
  public static final int GENERIC = 1;
  public static final int USAGE = 2;

  /** For status: something shown does not run. */
  public static final int STATUS_NOT_RUNNING = 3;

  /** Otherwise: the supervisor namespace is missing. */
  public static final int NAMESPACE_MISSING = 3;

  /** For status: unknown name, or no server. */
  public static final int STATUS_UNKNOWN = 4;

  /** Otherwise: connection refused. */
  public static final int REFUSED = 4;

  public static final int WRONG_VERSION = 5;
  public static final int NOT_RUNNING = 7;

  private ExitStatus() {}
}

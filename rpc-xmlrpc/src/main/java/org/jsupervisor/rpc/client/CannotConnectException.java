package org.jsupervisor.rpc.client;

import java.io.IOException;

/** No connection to the supervisor could be made. */
public final class CannotConnectException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why, as far as a user can act on it. */
  public enum Reason {
    NO_SUCH_FILE,
    REFUSED,
    PERMISSION_DENIED,
    OTHER
  }

  private final Reason reason;

  CannotConnectException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

package org.jsupervisor.rpc.client;

import java.io.IOException;

/** The server answered with a status other than 200. */
public final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  HttpStatusException(int status, String reason) {
    super(status + " " + reason);
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}

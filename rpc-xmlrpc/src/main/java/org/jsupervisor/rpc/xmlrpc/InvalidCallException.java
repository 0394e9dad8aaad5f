package org.jsupervisor.rpc.xmlrpc;

/** A request that is no method call; the message is the reason in the original's words. */
public final class InvalidCallException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidCallException(String reason) {
    super(reason, null, false, false);
  }

  InvalidCallException(String reason, Exception cause) {
    super(reason, cause, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}

package org.jsupervisor.ctl;

/** The command line or the configuration cannot be used; the text is the original's. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}

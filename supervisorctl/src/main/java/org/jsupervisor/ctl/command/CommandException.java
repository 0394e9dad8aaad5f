package org.jsupervisor.ctl.command;

/** A verb cannot go on for a reason no server told; the kind is the word scripts may look for. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  public CommandException(String kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }
}

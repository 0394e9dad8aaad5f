package org.jsupervisor.supervisord.spawn;

import org.jsupervisor.config.value.SecretTexts;

/** A command that cannot be run, found before any child is made (daemon.md 4.4). */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean fileMissing;

  CommandException(String text, boolean fileMissing) {
    super(text, null, false, false);
    this.fileMissing = fileMissing;
  }

  /** Whether there is no such file, in contrast to one that cannot be executed. */
  public boolean isFileMissing() {
    return fileMissing;
  }

  /** The same without what nobody may be shown. */
  public CommandException without(SecretTexts secrets) {
    return secrets.isEmpty() ? this : new CommandException(secrets.masked(text()), fileMissing);
  }

  /** The text as clients see it. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

package org.jsupervisor.ctl;

import java.io.Console;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.Terminal;

/** Asks for a password, unseen if there is a terminal. */
final class PasswordPrompt {
  private static final String PROMPT = "Password:";

  private PasswordPrompt() {}

  static @Nullable String ask(Terminal terminal) throws IOException {
    @Nullable Console console = terminal.isEdited() ? null : StandardConsole.find();
    if (console == null) {
      return terminal.askSecret(PROMPT);
    }
    terminal.flush();
    char @Nullable [] typed = console.readPassword("%s", PROMPT);
    return typed == null ? null : new String(typed);
  }
}

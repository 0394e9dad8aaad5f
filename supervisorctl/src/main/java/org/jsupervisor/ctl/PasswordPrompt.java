package org.jsupervisor.ctl;

import java.io.Console;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.Terminal;

/** Asks for a password, unseen if there is a terminal. */
final class PasswordPrompt {
  private static final String PROMPT = "Password:";

  private PasswordPrompt() {}

  // Later releases than 17 answer the same with -Djdk.console=java.base, which the launcher says.
  @SuppressWarnings("SystemConsoleNull")
  static @Nullable String ask(Terminal terminal) throws IOException {
    @Nullable Console console = terminal.isEdited() ? null : System.console();
    if (console == null) {
      return terminal.askSecret(PROMPT);
    }
    terminal.flush();
    char @Nullable [] typed = console.readPassword("%s", PROMPT);
    return typed == null ? null : new String(typed);
  }
}

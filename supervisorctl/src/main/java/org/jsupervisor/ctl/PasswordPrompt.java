package org.jsupervisor.ctl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.Terminal;
import org.jsupervisor.ctl.screen.HiddenQuestion;

/** Asks for a password, unseen if there is a terminal. */
final class PasswordPrompt {
  private static final String PROMPT = "Password:";

  private PasswordPrompt() {}

  static @Nullable String ask(Terminal terminal) throws IOException {
    if (terminal.isEdited() || !Boolean.getBoolean("jsupervisor.terminal.input")) {
      return terminal.askSecret(PROMPT);
    }
    terminal.flush();
    return HiddenQuestion.ask(PROMPT);
  }
}

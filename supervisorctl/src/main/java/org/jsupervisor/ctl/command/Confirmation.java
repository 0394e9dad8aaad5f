package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks before something that cannot be undone, if there is somebody to ask. */
final class Confirmation {
  private Confirmation() {}

  static boolean isGiven(Session session, String question) throws IOException, CommandException {
    if (!session.isInteractive()) {
      return true;
    }
    return answer(session.terminal(), question).toLowerCase(Locale.ROOT).startsWith("y");
  }

  private static String answer(Terminal terminal, String question)
      throws IOException, CommandException {
    @Nullable String answer = terminal.ask(question);
    if (answer == null) {
      throw new CommandException("EOFError", "EOF when reading a line");
    }
    return answer;
  }
}

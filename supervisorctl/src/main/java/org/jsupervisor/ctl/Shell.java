package org.jsupervisor.ctl;

import java.io.IOError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CancelledException;
import org.jsupervisor.ctl.command.ExitStatus;
import org.jsupervisor.ctl.command.Interrupt;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.completion.Candidates;
import org.jsupervisor.ctl.shell.TerminalEditor;

/** Shows the status, then runs the lines it reads, until the end of input or Ctrl-C. */
final class Shell {
  private final Controller controller;
  private final Session session;
  private final String prompt;
  private volatile boolean isLeaving;

  Shell(Controller controller, Session session, String prompt) {
    this.controller = controller;
    this.session = session;
    this.prompt = prompt;
  }

  /** Reads plain lines, from wherever. */
  void run() throws IOException {
    Interrupt interrupt = new Interrupt(this::leave);
    try {
      String end = run(() -> session.terminal().ask(prompt));
      if (end == null) {
        controller.run("EOF");
      }
    } finally {
      interrupt.close();
    }
  }

  /** Reads lines that are edited at the terminal, and keeps them in the file, if any. */
  void runEdited(@Nullable String historyFile) throws IOException {
    try {
      edit(historyFile);
    } catch (IOException | RuntimeException | IOError e) {
      // While Ctrl-C ends the program, the terminal is taken away from under this thread.
      if (!isLeaving) {
        throw e;
      }
    }
  }

  private void edit(@Nullable String historyFile) throws IOException {
    NamesOfSession names = new NamesOfSession(session);
    TerminalEditor editor = TerminalEditor.open(new Candidates(names), historyFile);
    if (editor == null) {
      run();
      return;
    }
    session.terminal().editWith(editor);
    editor.onInterrupt(
        () -> {
          editor.saveHistory();
          editor.giveBack();
          leave();
        });
    try {
      run(
          () -> {
            names.forget();
            session.terminal().flush();
            return editor.readCommand(prompt);
          });
    } catch (CancelledException e) {
      // Ctrl-C leaves the shell; the editor has ended the line it was typed in.
    } finally {
      editor.saveHistory();
      editor.close();
    }
  }

  /** Returns the line that ended the shell, or null at the end of input. */
  private @Nullable String run(LineSource lines) throws IOException {
    String line = "status";
    controller.run(line);
    while (line != null && !session.isEnded()) {
      line = lines.next();
      if (line != null) {
        controller.run(line);
      }
    }
    return line;
  }

  /** Runs on the thread of the signal. */
  private void leave() {
    isLeaving = true;
    session.terminal().line("");
    session.terminal().flush();
    Runtime.getRuntime().exit(ExitStatus.SUCCESS);
  }
}

package org.jsupervisor.ctl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.ExitStatus;
import org.jsupervisor.ctl.command.Interrupt;
import org.jsupervisor.ctl.command.Session;

/** Shows the status, then runs the lines it reads, until the end of input. */
final class Shell {
  private final Controller controller;
  private final Session session;
  private final LineSource lines;

  Shell(Controller controller, Session session, LineSource lines) {
    this.controller = controller;
    this.session = session;
    this.lines = lines;
  }

  void run() throws IOException {
    controller.run("status");
    while (!session.isEnded()) {
      String line = next();
      controller.run(line == null ? "EOF" : line);
    }
  }

  private @Nullable String next() throws IOException {
    Interrupt interrupt = new Interrupt(this::leave);
    try {
      return lines.next();
    } finally {
      interrupt.close();
    }
  }

  private void leave() {
    session.terminal().line("");
    session.terminal().flush();
    Runtime.getRuntime().halt(ExitStatus.SUCCESS);
  }
}

package org.jsupervisor.ctl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CancelledException;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.ExitStatus;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Terminal;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.JsonOption;
import org.jsupervisor.rpc.client.HttpStatusException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Runs one line after the other and tells what went wrong. Confined to one thread. */
final class Controller {
  private static final int UNAUTHORIZED = 401;

  private final Session session;

  Controller(Session session) {
    this.session = session;
  }

  /** Throws only if Ctrl-C was the answer to a question. */
  void run(String text) throws CancelledException {
    ParsedLine line = ParsedLine.parse(text);
    if (line.line().isEmpty()) {
      return;
    }
    @Nullable Verb verb = session.verb(line.word());
    if (verb == null) {
      session.terminal().line("*** Unknown syntax: " + line.line());
      session.fail(ExitStatus.GENERIC);
      return;
    }
    String arguments = line.arguments();
    JsonAnswer answer = JsonOption.isGiven(arguments) ? JsonAnswer.of(line.word()) : null;
    if (answer == null) {
      attempt(verb, arguments);
      return;
    }
    session.useAnswer(answer);
    attempt(verb, JsonOption.without(arguments));
    session.sendAnswer();
  }

  private void attempt(Verb verb, String arguments) throws CancelledException {
    try {
      run(verb, arguments);
    } catch (CancelledException e) {
      throw e;
    } catch (IOException e) {
      fail(ErrorText.of(e), 0);
    } catch (XmlRpcFault fault) {
      fail(ErrorText.of(fault), fault.code());
    } catch (CommandException e) {
      fail(ErrorText.of(e), 0);
    }
  }

  private void fail(String message, int fault) {
    session.problem(message, fault, null);
    session.fail(ExitStatus.GENERIC);
  }

  /**
   * A server that wants credentials is tried until they suit, or once more if nobody can be asked.
   */
  private void run(Verb verb, String arguments) throws IOException, XmlRpcFault, CommandException {
    try (session) {
      verb.run(session, arguments);
    } catch (HttpStatusException e) {
      if (e.status() != UNAUTHORIZED) {
        throw e;
      }
      session.say("Server requires authentication");
      if (session.isInteractive()) {
        askCredentials();
        run(verb, arguments);
      } else {
        runAgain(verb, arguments);
      }
    }
  }

  private void runAgain(Verb verb, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    try (session) {
      verb.run(session, arguments);
    }
  }

  private void askCredentials() throws IOException, CommandException {
    Terminal terminal = session.terminal();
    String username = terminal.ask("Username:");
    String password = username == null ? null : PasswordPrompt.ask(terminal);
    if (username == null || password == null) {
      throw new CommandException("EOFError", "EOF when reading a line");
    }
    terminal.line("");
    session.useCredentials(username, password);
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsupervisor.rpc.client.CannotConnectException;
import org.jsupervisor.rpc.client.HttpStatusException;
import org.jsupervisor.rpc.client.SupervisorClient;

/** Shows a log as it grows, until Ctrl-C. */
final class LogFollower {
  static final String BANNER = "==> Press Ctrl-C to exit <==";

  private LogFollower() {}

  static void follow(Session session, String path) throws CommandException {
    AtomicBoolean isInterrupted = new AtomicBoolean();
    SupervisorClient client = session.newFollower();
    Interrupt interrupt =
        new Interrupt(
            () -> {
              isInterrupted.set(true);
              abort(client);
            });
    try {
      session.say(BANNER);
      stream(session, client, path, isInterrupted);
    } finally {
      interrupt.close();
    }
    if (isInterrupted.get()) {
      session.say("");
    }
  }

  /** Returns when the stream ends; what goes wrong is said on the error stream. */
  static void stream(
      Session session, SupervisorClient client, String path, AtomicBoolean isInterrupted) {
    OutputStream sink = session.terminal().sink();
    String url = session.serverUrl() + path;
    try {
      client.follow(path, sink);
    } catch (HttpStatusException e) {
      session.terminal().errorLine(url + " Cannot read, status code " + e.status());
    } catch (CannotConnectException e) {
      session.terminal().errorLine(url + " Cannot connect, error: " + e.getMessage());
    } catch (IOException e) {
      if (!isInterrupted.get()) {
        session.terminal().errorLine(url + " Cannot connect, error: " + e.getMessage());
      }
    }
  }

  private static void abort(SupervisorClient client) {
    try {
      client.abort();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the connection", e);
    }
  }
}

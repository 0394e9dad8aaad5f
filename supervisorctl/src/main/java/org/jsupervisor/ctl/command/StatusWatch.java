package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.screen.Frame;
import org.jsupervisor.ctl.screen.FrameSource;
import org.jsupervisor.ctl.screen.Watch;
import org.jsupervisor.ctl.screen.WatchOption;
import org.jsupervisor.ctl.view.StatusReport;
import org.jsupervisor.rpc.client.CannotConnectException;
import org.jsupervisor.rpc.client.HttpStatusException;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code status --watch}: shows the status again and again, whether or not there is a server. */
final class StatusWatch implements FrameSource {
  private final String serverUrl;
  private final List<String> names;
  private final SupervisorClient client;

  private StatusWatch(Session session, List<String> names) throws CommandException {
    this.serverUrl = session.serverUrl();
    this.names = names;
    this.client = session.newClient();
  }

  static void run(Session session, List<String> names, WatchOption option)
      throws IOException, CommandException {
    if (!option.isValid()) {
      session.say("Error: --watch takes seconds from 0.1 to 3600");
      session.fail(ExitStatus.USAGE);
      return;
    }
    try {
      // A server that wants credentials asks for them before the screen is taken.
      session.client().daemon().apiVersion();
    } catch (HttpStatusException e) {
      throw e;
    } catch (IOException | XmlRpcFault e) {
      // It may yet come, or come again.
    }
    if (session.answer() == null && session.screen().hasEscapes() && Watch.isPossible()) {
      onScreen(session, new StatusWatch(session, names), option);
    } else {
      inTurn(session, names, option);
    }
  }

  private static void onScreen(Session session, FrameSource source, WatchOption option)
      throws IOException {
    Terminal terminal = session.terminal();
    Watch watch =
        new Watch(
            session.screen(),
            "status of " + session.serverUrl(),
            text -> {
              terminal.text(text);
              terminal.flush();
            });
    Frame last = watch.run(source, option.millis());
    session.fail(last == null ? ExitStatus.STATUS_UNKNOWN : last.exitStatus());
  }

  /** One ordinary answer after the other, until nobody reads them. */
  private static void inTurn(Session session, List<String> names, WatchOption option)
      throws CommandException {
    boolean isJson = session.answer() != null;
    session.useAnswer(null);
    while (session.terminal().finish()) {
      session.useAnswer(isJson ? JsonAnswer.of("status") : null);
      try (session) {
        StatusCommand.show(session, names);
      } catch (IOException e) {
        session.say(problem(session.serverUrl(), e));
        session.fail(ExitStatus.STATUS_UNKNOWN);
      } catch (XmlRpcFault fault) {
        session.problem(session.serverUrl() + ' ' + fault.text(), fault.code(), null);
        session.fail(ExitStatus.STATUS_UNKNOWN);
      }
      if (isJson) {
        session.sendAnswerLine();
      } else {
        session.say("");
      }
      try {
        Thread.sleep(option.millis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public Frame next() {
    LocalTime now = LocalTime.now(ZoneId.systemDefault());
    try {
      StatusReport report = StatusReport.of(client.processes().allInfo(), names);
      List<String> problems = new ArrayList<>();
      for (String name : report.unknown()) {
        problems.add(StatusReport.complaint(name));
      }
      return new Frame(now, report.processes(), problems, StatusCommand.exitStatus(report));
    } catch (IOException e) {
      return down(now, problem(serverUrl, e));
    } catch (XmlRpcFault fault) {
      return down(now, serverUrl + ' ' + fault.text());
    }
  }

  private static Frame down(LocalTime now, String problem) {
    return new Frame(now, List.of(), List.of("DOWN: " + problem), ExitStatus.STATUS_UNKNOWN);
  }

  private static String problem(String serverUrl, IOException e) {
    if (e instanceof CannotConnectException cannot) {
      switch (cannot.reason()) {
        case NO_SUCH_FILE -> {
          return serverUrl + " no such file";
        }
        case REFUSED -> {
          return serverUrl + " refused connection";
        }
        default -> {
          // The reason is in the message.
        }
      }
    }
    return serverUrl + ' ' + e.getMessage();
  }

  @Override
  public void abort() {
    try {
      client.abort();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the connection", e);
    }
  }
}

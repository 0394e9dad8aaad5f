package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsupervisor.ctl.view.PythonQuotes;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.LogChannel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code fg}: shows the logs of a process and hands it what the user types. */
final class ForegroundCommand implements Verb {
  private static final String FAREWELL = "Exiting foreground";

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    String complaint = "ERROR: no process name supplied";
    List<String> names = ProcessNames.of(session, this, arguments, complaint, ExitStatus.GENERIC);
    if (names.size() > 1) {
      session.refuse("ERROR: too many process names supplied");
    } else if (!names.isEmpty() && isRunning(session, names.get(0))) {
      connect(session, names.get(0));
    }
  }

  private static boolean isRunning(Session session, String name)
      throws IOException, CommandException {
    try {
      if (session.client().processes().info(name).state() == ProcessState.RUNNING) {
        return true;
      }
      session.refuse("ERROR: process not running");
    } catch (XmlRpcFault fault) {
      if (fault.code() == Fault.BAD_NAME.code()) {
        session.refuse("ERROR: bad process name supplied");
      } else {
        session.say("ERROR: " + show(fault));
      }
    }
    return false;
  }

  private static String show(XmlRpcFault fault) {
    return "<Fault " + fault.code() + ": " + PythonQuotes.quote(fault.text()) + '>';
  }

  private static void connect(Session session, String name)
      throws IOException, XmlRpcFault, CommandException {
    LineEditor editor = session.terminal().editor();
    if (editor == null) {
      Interrupt interrupt = new Interrupt(() -> leave(session));
      try {
        show(session, name);
      } finally {
        interrupt.close();
      }
    } else {
      showCancellably(session, name, editor);
    }
  }

  private static void showCancellably(Session session, String name, LineEditor editor)
      throws IOException, XmlRpcFault, CommandException {
    Cancellation cancellation = new Cancellation(editor);
    try {
      show(session, name);
    } catch (IOException e) {
      if (!(e instanceof CancelledException) && !cancellation.isRequested()) {
        throw e;
      }
      session.say(FAREWELL);
    } finally {
      cancellation.close();
    }
  }

  private static void show(Session session, String name)
      throws IOException, XmlRpcFault, CommandException {
    AtomicBoolean isLeaving = new AtomicBoolean();
    try (SupervisorClient output = session.newFollower();
        SupervisorClient error = session.newFollower()) {
      try {
        session.say(LogFollower.BANNER);
        follow(session, output, name, LogChannel.STDOUT, isLeaving);
        follow(session, error, name, LogChannel.STDERR, isLeaving);
        converse(session, name);
      } finally {
        isLeaving.set(true);
      }
    }
  }

  /** Ends the program, since a thread that reads the terminal cannot be woken. */
  private static void leave(Session session) {
    session.say(FAREWELL);
    session.terminal().flush();
    Runtime.getRuntime().halt(ExitStatus.SUCCESS);
  }

  private static void follow(
      Session session,
      SupervisorClient client,
      String name,
      LogChannel channel,
      AtomicBoolean isLeaving) {
    String path = "/logtail/" + name + '/' + channel.word();
    Thread thread =
        new Thread(() -> LogFollower.stream(session, client, path, isLeaving), channel.word());
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the input ends or the process is gone. */
  private static void converse(Session session, String name)
      throws IOException, XmlRpcFault, CommandException {
    ProcessCalls processes = session.client().processes();
    for (String line = session.terminal().ask("");
        line != null;
        line = session.terminal().ask("")) {
      try {
        processes.sendStdin(name, line + '\n');
      } catch (XmlRpcFault fault) {
        boolean isGone = fault.code() == Fault.NOT_RUNNING.code();
        session.say(isGone ? "Process got killed" : "ERROR: " + show(fault));
        break;
      }
      if (processes.info(name).state() != ProcessState.RUNNING) {
        session.say("Process got killed");
        break;
      }
    }
    session.say(FAREWELL);
  }

  @Override
  public String help() {
    return "fg <process>\tConnect to a process in foreground mode\n\t\tCtrl-C to exit";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code pid}: shows the pid of the daemon or of processes. */
final class PidCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> names = Words.split(arguments);
    if (names.isEmpty()) {
      showDaemon(session);
      return;
    }
    List<Object> shown = new ArrayList<>();
    JsonAnswer answer = session.answer();
    if (answer != null) {
      answer.put("processes", shown);
    }
    ProcessCalls processes = session.client().processes();
    if (names.contains("all")) {
      for (ProcessInfo info : processes.allInfo()) {
        show(session, shown, info);
      }
    } else {
      for (String name : names) {
        show(session, shown, processes, name);
      }
    }
  }

  private static void showDaemon(Session session)
      throws IOException, XmlRpcFault, CommandException {
    int pid = session.client().daemon().pid();
    JsonAnswer answer = session.answer();
    if (answer != null) {
      answer.put("daemon", pid);
    } else {
      session.say(Integer.toString(pid));
    }
  }

  private static void show(Session session, List<Object> shown, ProcessCalls processes, String name)
      throws IOException, XmlRpcFault {
    try {
      ProcessInfo info = processes.info(name);
      show(session, shown, info);
      if (info.pid() == 0) {
        session.fail(ExitStatus.NOT_RUNNING);
      }
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.BAD_NAME.code()) {
        throw fault;
      }
      session.problem("No such process " + name, fault.code(), name);
      session.fail(ExitStatus.GENERIC);
    }
  }

  private static void show(Session session, List<Object> shown, ProcessInfo info) {
    if (session.answer() != null) {
      shown.add(ProcessJson.ofPid(info.group(), info.name(), info.pid()));
    } else {
      session.say(Integer.toString(info.pid()));
    }
  }

  @Override
  public String help() {
    return """
        pid\t\t\tGet the PID of supervisord.
        pid <name>\t\tGet the PID of a single child process by name.
        pid all\t\t\tGet the PID of every child process, one per line.""";
  }
}

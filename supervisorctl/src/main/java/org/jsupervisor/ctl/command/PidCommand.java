package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
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
    ProcessCalls processes = session.client().processes();
    if (names.isEmpty()) {
      session.say(Integer.toString(session.client().daemon().pid()));
    } else if (names.contains("all")) {
      for (ProcessInfo info : processes.allInfo()) {
        session.say(Integer.toString(info.pid()));
      }
    } else {
      for (String name : names) {
        show(session, processes, name);
      }
    }
  }

  private static void show(Session session, ProcessCalls processes, String name)
      throws IOException, XmlRpcFault {
    try {
      int pid = processes.info(name).pid();
      session.say(Integer.toString(pid));
      if (pid == 0) {
        session.fail(ExitStatus.NOT_RUNNING);
      }
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.BAD_NAME.code()) {
        throw fault;
      }
      session.refuse("No such process " + name);
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

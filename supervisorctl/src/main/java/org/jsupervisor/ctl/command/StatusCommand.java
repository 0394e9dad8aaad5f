package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.ctl.view.StatusTable;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code status}: shows the state of all processes or of those named. */
final class StatusCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      session.fail(ExitStatus.STATUS_UNKNOWN);
      return;
    }
    List<ProcessInfo> shown = session.client().processes().allInfo();
    List<String> names = Words.split(arguments);
    if (!names.isEmpty() && !names.contains("all")) {
      shown = named(session, shown, names);
    }
    session.sayAll(StatusTable.lines(shown));
    for (ProcessInfo info : shown) {
      if (info.state().isStopped()) {
        session.fail(ExitStatus.STATUS_NOT_RUNNING);
      }
    }
  }

  private static List<ProcessInfo> named(
      Session session, List<ProcessInfo> infos, List<String> names) {
    List<ProcessInfo> matching = new ArrayList<>();
    for (String name : names) {
      int before = matching.size();
      Namespec namespec = Namespec.parse(name);
      String process = namespec.process();
      for (ProcessInfo info : infos) {
        if (info.group().equals(namespec.group())
            && (process == null || info.name().equals(process))) {
          matching.add(info);
        }
      }
      if (matching.size() == before) {
        session.say(
            process == null
                ? namespec.group() + ": ERROR (no such group)"
                : name + ": ERROR (no such process)");
        session.fail(ExitStatus.STATUS_UNKNOWN);
      }
    }
    return matching;
  }

  @Override
  public String help() {
    return """
        status <name>\t\tGet status for a single process
        status <gname>:*\tGet status for all processes in a group
        status <name> <name>\tGet status for multiple named processes
        status\t\t\tGet all process status info""";
  }
}

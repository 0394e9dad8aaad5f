package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.roll.BatchOption;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.ctl.view.StatusReport;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code rolling-restart}: restarts processes a few at a time, so that others go on working. */
final class RollingRestartCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> names = Words.split(arguments);
    BatchOption batch = BatchOption.take(names);
    if (!batch.isValid()) {
      Usage.refuse(session, this, "Error: --batch takes how many to restart at a time, 1 or more");
      return;
    }
    if (names.isEmpty()) {
      Usage.refuse(session, this, "Error: rolling-restart requires a process name");
      return;
    }
    List<ProcessInfo> processes = processes(session, names);
    if (processes != null) {
      List<Object> told = new ArrayList<>();
      JsonAnswer answer = session.answer();
      if (answer != null) {
        answer.put("processes", told);
      }
      new Roll(session, processes, batch.size(), told).run();
    }
  }

  /** Each once, in the order named; null, and it has been said, if a name is unknown. */
  private static @Nullable List<ProcessInfo> processes(Session session, List<String> names)
      throws IOException, XmlRpcFault, CommandException {
    List<ProcessInfo> all = session.client().processes().allInfo();
    List<String> wanted = names.contains("all") ? List.of("all") : names;
    Map<String, ProcessInfo> found = new LinkedHashMap<>();
    boolean isRefused = false;
    for (String name : wanted) {
      StatusReport report = StatusReport.of(all, List.of(name));
      for (String unknown : report.unknown()) {
        session.problem(StatusReport.complaint(unknown), Fault.BAD_NAME.code(), unknown);
        session.fail(ExitStatus.GENERIC);
        isRefused = true;
      }
      boolean isMany = name.equals("all") || Namespec.parse(name).process() == null;
      for (ProcessInfo process : report.processes()) {
        if (!isMany || process.state().isRunning()) {
          found.putIfAbsent(Namespec.show(process.group(), process.name()), process);
        }
      }
    }
    return isRefused ? null : new ArrayList<>(found.values());
  }

  @Override
  public String help() {
    return """
        rolling-restart <name>\t\tRestart a process and wait until it is ready
        rolling-restart <gname>:*\tRestart the running processes of a group, one by one
        rolling-restart <name> <name>\tRestart multiple processes or groups
        rolling-restart all\t\tRestart all running processes
        rolling-restart --batch <number> ...  Restart that many at a time
        Note: what fails ends it; processes that were not reached are left alone.""";
  }
}

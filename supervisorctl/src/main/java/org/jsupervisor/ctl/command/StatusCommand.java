package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.screen.Screen;
import org.jsupervisor.ctl.screen.WatchOption;
import org.jsupervisor.ctl.view.ScreenTable;
import org.jsupervisor.ctl.view.StatusReport;
import org.jsupervisor.ctl.view.StatusTable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code status}: shows the state of all processes or of those named. */
final class StatusCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    List<String> words = Words.split(arguments);
    WatchOption watch = WatchOption.take(words);
    if (watch != null) {
      StatusWatch.run(session, words, watch);
      return;
    }
    show(session, words);
  }

  static void show(Session session, List<String> names)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      session.fail(ExitStatus.STATUS_UNKNOWN);
      return;
    }
    StatusReport report = StatusReport.of(session.client().processes().allInfo(), names);
    for (String name : report.unknown()) {
      session.problem(StatusReport.complaint(name), Fault.BAD_NAME.code(), name);
    }
    JsonAnswer answer = session.answer();
    if (answer != null) {
      answer.put("processes", ProcessJson.ofStatus(report.processes()));
    } else {
      session.sayAll(lines(session.screen(), report.processes()));
    }
    int status = exitStatus(report);
    if (status != ExitStatus.SUCCESS) {
      session.fail(status);
    }
  }

  static List<String> lines(Screen screen, List<ProcessInfo> infos) {
    return screen.isTerminal()
        ? ScreenTable.lines(infos, screen.columns(), screen.palette())
        : StatusTable.lines(infos, screen.palette());
  }

  static int exitStatus(StatusReport report) {
    if (report.hasStopped()) {
      return ExitStatus.STATUS_NOT_RUNNING;
    }
    return report.unknown().isEmpty() ? ExitStatus.SUCCESS : ExitStatus.STATUS_UNKNOWN;
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

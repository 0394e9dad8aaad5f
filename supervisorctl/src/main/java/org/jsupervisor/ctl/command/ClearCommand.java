package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.ctl.view.FaultText;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.client.LogCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code clear}: clears the logs of single processes or of all. */
final class ClearCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    String complaint = "Error: clear requires a process name";
    List<String> names = ProcessNames.of(session, this, arguments, complaint, ExitStatus.GENERIC);
    if (names.isEmpty()) {
      return;
    }
    LogCalls logs = session.client().logs();
    if (names.contains("all")) {
      for (OperationResult result : logs.clearAll()) {
        report(session, result);
      }
      return;
    }
    for (String name : names) {
      report(session, clear(logs, name));
    }
  }

  private static OperationResult clear(LogCalls logs, String name) throws IOException {
    Namespec namespec = Namespec.parse(name);
    String process = namespec.process() == null ? "*" : namespec.process();
    try {
      logs.clear(name);
      return new OperationResult(process, namespec.group(), Fault.SUCCESS.code(), "OK");
    } catch (XmlRpcFault fault) {
      return new OperationResult(process, namespec.group(), fault.code(), fault.text());
    }
  }

  private static void report(Session session, OperationResult result) throws CommandException {
    OperationRunner.tell(session, result, FaultText.ofClear(result));
    if (result.status() != Fault.SUCCESS.code()) {
      session.fail(ExitStatus.GENERIC);
    }
  }

  @Override
  public String help() {
    return """
        clear <name>\t\tClear a process' log files.
        clear <name> <name>\tClear multiple process' log files
        clear all\t\tClear all process' log files""";
  }
}

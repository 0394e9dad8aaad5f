package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.FaultText;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code start}: starts processes and waits until they run. */
final class StartCommand implements Verb, ProcessOperation {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    String complaint = "Error: start requires a process name";
    List<String> names = ProcessNames.of(session, this, arguments, complaint, ExitStatus.USAGE);
    if (!names.isEmpty()) {
      new OperationRunner(session, this).run(names);
    }
  }

  @Override
  public void one(ProcessCalls calls, String namespec) throws IOException, XmlRpcFault {
    calls.start(namespec);
  }

  @Override
  public List<OperationResult> group(ProcessCalls calls, String group)
      throws IOException, XmlRpcFault {
    return calls.startGroup(group);
  }

  @Override
  public List<OperationResult> all(ProcessCalls calls) throws IOException, XmlRpcFault {
    return calls.startAll();
  }

  @Override
  public @Nullable Waiting waiting() {
    return Waiting.TO_START;
  }

  @Override
  public @Nullable String tell(OperationResult result) {
    return FaultText.ofStart(result);
  }

  @Override
  public boolean isHarmless(int fault) {
    return fault == Fault.SUCCESS.code() || fault == Fault.ALREADY_STARTED.code();
  }

  @Override
  public int noSuchGroup() {
    return ExitStatus.USAGE;
  }

  @Override
  public String help() {
    return """
        start <name>\t\tStart a process
        start <gname>:*\t\tStart all processes in a group
        start <name> <name>\tStart multiple processes or groups
        start all\t\tStart all processes""";
  }
}

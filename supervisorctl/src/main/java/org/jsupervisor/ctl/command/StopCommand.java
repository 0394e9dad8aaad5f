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

/** {@code stop}: stops processes and waits until they are gone. */
final class StopCommand implements Verb, ProcessOperation {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    String complaint = "Error: stop requires a process name";
    List<String> names = ProcessNames.of(session, this, arguments, complaint, ExitStatus.GENERIC);
    if (!names.isEmpty()) {
      new OperationRunner(session, this).run(names);
    }
  }

  @Override
  public void one(ProcessCalls calls, String namespec) throws IOException, XmlRpcFault {
    calls.stop(namespec);
  }

  @Override
  public List<OperationResult> group(ProcessCalls calls, String group)
      throws IOException, XmlRpcFault {
    return calls.stopGroup(group);
  }

  @Override
  public List<OperationResult> all(ProcessCalls calls) throws IOException, XmlRpcFault {
    return calls.stopAll();
  }

  @Override
  public @Nullable Waiting waiting() {
    return Waiting.TO_STOP;
  }

  @Override
  public @Nullable String tell(OperationResult result) {
    return FaultText.ofStop(result);
  }

  @Override
  public boolean isHarmless(int fault) {
    return fault == Fault.SUCCESS.code() || fault == Fault.NOT_RUNNING.code();
  }

  @Override
  public int noSuchGroup() {
    return ExitStatus.GENERIC;
  }

  @Override
  public String help() {
    return """
        stop <name>\t\tStop a process
        stop <gname>:*\t\tStop all processes in a group
        stop <name> <name>\tStop multiple processes or groups
        stop all\t\tStop all processes""";
  }
}

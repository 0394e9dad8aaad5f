package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.view.FaultText;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code reload-program}: has running programs read their configuration anew. */
final class ReloadProgramCommand implements Verb, ProcessOperation {
  private final List<Object> outcomes = new ArrayList<>();

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    String complaint = "Error: reload-program requires a process name";
    List<String> names = ProcessNames.of(session, this, arguments, complaint, ExitStatus.GENERIC);
    if (names.isEmpty()) {
      return;
    }
    new OperationRunner(session, this).run(names);
    JsonAnswer answer = session.answer();
    if (answer != null) {
      answer.put("processes", outcomes);
    }
  }

  @Override
  public void one(ProcessCalls calls, String namespec) throws IOException, XmlRpcFault {
    calls.reload(namespec);
  }

  @Override
  public List<OperationResult> group(ProcessCalls calls, String group)
      throws IOException, XmlRpcFault {
    return calls.reloadGroup(group);
  }

  @Override
  public List<OperationResult> all(ProcessCalls calls) throws IOException, XmlRpcFault {
    return calls.reloadAll();
  }

  @Override
  public @Nullable Waiting waiting() {
    return null;
  }

  @Override
  public @Nullable String tell(OperationResult result) {
    boolean isDone = result.status() == Fault.SUCCESS.code();
    outcomes.add(ProcessJson.ofOutcome(result.group(), result.name(), "reloaded", isDone));
    return FaultText.ofReload(result);
  }

  @Override
  public boolean isHarmless(int fault) {
    return fault == Fault.SUCCESS.code();
  }

  @Override
  public int noSuchGroup() {
    return ExitStatus.GENERIC;
  }

  @Override
  public String help() {
    return """
        reload-program <name>\t\tHave a program read its configuration anew
        reload-program <gname>:*\tReload all running programs of a group
        reload-program <name> <name>\tReload multiple programs or groups
        reload-program all\t\tReload all programs that have a way to be reloaded
        Note: for the configuration of supervisord see reread and update.""";
  }
}

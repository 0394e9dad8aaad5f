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

/** {@code signal}: sends a signal, whose name the server judges. */
final class SignalCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> words = Words.split(arguments);
    if (words.size() < 2) {
      Usage.refuse(session, this, "Error: signal requires a signal name and a process name");
      return;
    }
    Operation operation = new Operation(words.get(0));
    new OperationRunner(session, operation).run(words.subList(1, words.size()));
  }

  @Override
  public String help() {
    return """
        signal <signal name> <name>\t\tSignal a process
        signal <signal name> <gname>:*\t\tSignal all processes in a group
        signal <signal name> <name> <name>\tSignal multiple processes or groups
        signal <signal name> all\t\tSignal all processes""";
  }

  private record Operation(String signal) implements ProcessOperation {
    @Override
    public void one(ProcessCalls calls, String namespec) throws IOException, XmlRpcFault {
      calls.signal(namespec, signal);
    }

    @Override
    public List<OperationResult> group(ProcessCalls calls, String group)
        throws IOException, XmlRpcFault {
      return calls.signalGroup(group, signal);
    }

    @Override
    public List<OperationResult> all(ProcessCalls calls) throws IOException, XmlRpcFault {
      return calls.signalAll(signal);
    }

    @Override
    public @Nullable Waiting waiting() {
      return null;
    }

    @Override
    public @Nullable String tell(OperationResult result) {
      return FaultText.ofSignal(result);
    }

    @Override
    public boolean isHarmless(int fault) {
      return fault == Fault.SUCCESS.code();
    }

    @Override
    public int noSuchGroup() {
      return ExitStatus.GENERIC;
    }
  }
}

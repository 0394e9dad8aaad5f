package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.client.DaemonCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code remove}: deactivates stopped groups. */
final class RemoveCommand extends GroupVerb {
  @Override
  void change(DaemonCalls daemon, String name) throws IOException, XmlRpcFault {
    daemon.removeProcessGroup(name);
  }

  @Override
  String done() {
    return "removed process group";
  }

  @Override
  @Nullable String problem(int fault, String name) {
    return fault == Fault.STILL_RUNNING.code() ? "process/group still running: " + name : null;
  }

  @Override
  public String help() {
    return "remove <name> [...]\tRemoves process/group from active config";
  }
}

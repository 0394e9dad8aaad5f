package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.client.DaemonCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code add}: activates groups of the configuration read last. */
final class AddCommand extends GroupVerb {
  @Override
  void change(DaemonCalls daemon, String name) throws IOException, XmlRpcFault {
    daemon.addProcessGroup(name);
  }

  @Override
  String done() {
    return "added process group";
  }

  @Override
  @Nullable String problem(int fault, String name) {
    if (fault == Fault.ALREADY_ADDED.code()) {
      return "process group already active";
    }
    return fault == Fault.SHUTDOWN_STATE.code() ? "shutting down" : null;
  }

  @Override
  public String help() {
    return "add <name> [...]\tActivates any updates in config for process/group";
  }
}

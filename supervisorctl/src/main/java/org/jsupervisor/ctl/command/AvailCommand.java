package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.ctl.view.AvailabilityTable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code avail}: shows what the configuration read last holds. */
final class AvailCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (Usage.refusesArguments(session, this, "avail", arguments)) {
      return;
    }
    try {
      session.sayAll(AvailabilityTable.lines(session.client().daemon().allConfigInfo()));
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.SHUTDOWN_STATE.code()) {
        throw fault;
      }
      session.refuse("ERROR: supervisor shutting down");
    }
  }

  @Override
  public String help() {
    return "avail\t\t\tDisplay all configured processes";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.view.AvailabilityTable;
import org.jsupervisor.rpc.api.ConfigSummary;
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
      List<ConfigSummary> summaries = session.client().daemon().allConfigInfo();
      JsonAnswer answer = session.answer();
      if (answer != null) {
        answer.put("processes", ProcessJson.ofConfig(summaries));
      } else {
        session.sayAll(AvailabilityTable.lines(summaries));
      }
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.SHUTDOWN_STATE.code()) {
        throw fault;
      }
      session.refuse("ERROR: supervisor shutting down", fault);
    }
  }

  @Override
  public String help() {
    return "avail\t\t\tDisplay all configured processes";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.view.ChangeList;
import org.jsupervisor.rpc.api.ConfigChanges;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code reread}: has the daemon read its files and shows what changed. */
final class RereadCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (Usage.refusesArguments(session, this, "reread", arguments)) {
      return;
    }
    try {
      ConfigChanges changes = session.client().daemon().reloadConfig();
      JsonAnswer answer = session.answer();
      if (answer != null) {
        answer.put("added", changes.added());
        answer.put("changed", changes.changed());
        answer.put("removed", changes.removed());
      } else {
        session.sayAll(ChangeList.lines(changes));
      }
    } catch (XmlRpcFault fault) {
      if (fault.code() == Fault.SHUTDOWN_STATE.code()) {
        session.refuse("ERROR: supervisor shutting down", fault);
      } else if (fault.code() == Fault.CANT_REREAD.code()) {
        session.refuse("ERROR: " + fault.text(), fault);
      } else {
        throw fault;
      }
    }
  }

  @Override
  public String help() {
    return "reread \t\t\tReload the daemon's configuration files without add/remove";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.ctl.view.ChangeList;
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
      session.sayAll(ChangeList.lines(session.client().daemon().reloadConfig()));
    } catch (XmlRpcFault fault) {
      if (fault.code() == Fault.SHUTDOWN_STATE.code()) {
        session.say("ERROR: supervisor shutting down");
      } else if (fault.code() == Fault.CANT_REREAD.code()) {
        session.say("ERROR: " + fault.text());
      } else {
        throw fault;
      }
      session.fail(ExitStatus.GENERIC);
    }
  }

  @Override
  public String help() {
    return "reread \t\t\tReload the daemon's configuration files without add/remove";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code reload}: has the daemon stop everything and start over; does not wait for that. */
final class ReloadCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (Usage.refusesArguments(session, this, "reload", arguments)
        || !Confirmation.isGiven(session, "Really restart the remote supervisord process y/N? ")) {
      return;
    }
    try {
      session.client().daemon().restart();
      session.say("Restarted supervisord");
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.SHUTDOWN_STATE.code()) {
        throw fault;
      }
      session.refuse("ERROR: already shutting down");
    }
  }

  @Override
  public String help() {
    return "reload \t\tRestart the remote supervisord.";
  }
}

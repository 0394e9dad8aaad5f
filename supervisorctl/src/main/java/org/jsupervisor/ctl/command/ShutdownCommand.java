package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.client.CannotConnectException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code shutdown}: has the daemon stop everything and end; does not wait for that. */
final class ShutdownCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (Usage.refusesArguments(session, this, "shutdown", arguments)
        || !Confirmation.isGiven(
            session, "Really shut the remote supervisord process down y/N? ")) {
      return;
    }
    try {
      session.client().daemon().shutdown();
      session.say("Shut down");
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.SHUTDOWN_STATE.code()) {
        throw fault;
      }
      session.say("ERROR: already shutting down");
    } catch (CannotConnectException e) {
      String problem =
          switch (e.reason()) {
            case REFUSED -> " refused connection";
            case NO_SUCH_FILE -> " no such file";
            default -> throw e;
          };
      session.refuse("ERROR: " + session.serverUrl() + problem + " (already shut down?)");
    }
  }

  @Override
  public String help() {
    return "shutdown \tShut the remote supervisord down.";
  }
}

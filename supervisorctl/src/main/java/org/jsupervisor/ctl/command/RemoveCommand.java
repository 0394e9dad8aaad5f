package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code remove}: deactivates stopped groups. */
final class RemoveCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    for (String name : Words.split(arguments)) {
      try {
        session.client().daemon().removeProcessGroup(name);
        session.say(name + ": removed process group");
      } catch (XmlRpcFault fault) {
        if (fault.code() == Fault.STILL_RUNNING.code()) {
          session.say("ERROR: process/group still running: " + name);
        } else if (fault.code() == Fault.BAD_NAME.code()) {
          session.say("ERROR: no such process/group: " + name);
        } else {
          throw fault;
        }
        session.fail(ExitStatus.GENERIC);
      }
    }
  }

  @Override
  public String help() {
    return "remove <name> [...]\tRemoves process/group from active config";
  }
}

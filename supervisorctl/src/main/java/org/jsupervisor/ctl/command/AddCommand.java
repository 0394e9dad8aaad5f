package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code add}: activates groups of the configuration read last. */
final class AddCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    for (String name : Words.split(arguments)) {
      try {
        session.client().daemon().addProcessGroup(name);
        session.say(name + ": added process group");
      } catch (XmlRpcFault fault) {
        if (fault.code() == Fault.ALREADY_ADDED.code()) {
          session.say("ERROR: process group already active");
        } else {
          tell(session, name, fault);
          session.fail(ExitStatus.GENERIC);
        }
      }
    }
  }

  private static void tell(Session session, String name, XmlRpcFault fault) throws XmlRpcFault {
    if (fault.code() == Fault.SHUTDOWN_STATE.code()) {
      session.say("ERROR: shutting down");
    } else if (fault.code() == Fault.BAD_NAME.code()) {
      session.say("ERROR: no such process/group: " + name);
    } else {
      throw fault;
    }
  }

  @Override
  public String help() {
    return "add <name> [...]\tActivates any updates in config for process/group";
  }
}

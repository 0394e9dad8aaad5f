package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.client.DaemonCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Changes the groups named, one after the other, and tells what became of each. */
abstract class GroupVerb implements Verb {
  @Override
  public final void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    for (String name : Words.split(arguments)) {
      try {
        change(session.client().daemon(), name);
        session.say(name + ": " + done());
      } catch (XmlRpcFault fault) {
        session.say("ERROR: " + problem(fault, name));
        if (fault.code() != Fault.ALREADY_ADDED.code()) {
          session.fail(ExitStatus.GENERIC);
        }
      }
    }
  }

  private String problem(XmlRpcFault fault, String name) throws XmlRpcFault {
    if (fault.code() == Fault.BAD_NAME.code()) {
      return "no such process/group: " + name;
    }
    String problem = problem(fault.code(), name);
    if (problem == null) {
      throw fault;
    }
    return problem;
  }

  abstract void change(DaemonCalls daemon, String name) throws IOException, XmlRpcFault;

  abstract String done();

  /** Null for a code this verb does not answer. */
  abstract @Nullable String problem(int fault, String name);
}

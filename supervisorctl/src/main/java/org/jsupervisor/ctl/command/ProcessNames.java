package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Reads the names given to a verb, once a server is there that may know them. */
final class ProcessNames {
  private ProcessNames() {}

  /** Returns no names, having said what is wrong, if the verb cannot be run. */
  static List<String> of(
      Session session, Verb verb, String arguments, String complaint, int exitStatus)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return List.of();
    }
    List<String> names = Words.split(arguments);
    if (names.isEmpty()) {
      Usage.refuse(session, verb, complaint);
      session.fail(exitStatus);
    }
    return names;
  }
}

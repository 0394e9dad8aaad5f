package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code version}: shows the version of the daemon. */
final class VersionCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!Usage.refusesArguments(session, this, "version", arguments) && UpCheck.passes(session)) {
      String version = session.client().daemon().version();
      JsonAnswer answer = session.answer();
      if (answer != null) {
        answer.put("version", version);
      } else {
        session.say(version);
      }
    }
  }

  @Override
  public String help() {
    return "version\t\t\tShow the version of the remote supervisord process";
  }
}

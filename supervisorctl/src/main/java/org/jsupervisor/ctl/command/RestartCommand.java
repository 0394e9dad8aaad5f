package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code restart}: stops everything named, then starts it. */
final class RestartCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    if (arguments.isEmpty()) {
      Usage.refuse(session, this, "Error: restart requires a process name");
      return;
    }
    new StopCommand().run(session, arguments);
    new StartCommand().run(session, arguments);
  }

  @Override
  public String help() {
    return """
        restart <name>\t\tRestart a process
        restart <gname>:*\tRestart all processes in a group
        restart <name> <name>\tRestart multiple processes or groups
        restart all\t\tRestart all processes
        Note: restart does not reread config files. For that, see reread and update.""";
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code open}: talks to another server from now on. */
final class OpenCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!arguments.startsWith("unix:") && !arguments.startsWith("http:")) {
      session.refuse("ERROR: url must be http:// or unix://");
      return;
    }
    session.useServer(arguments);
    int before = session.exitStatus();
    new StatusCommand().run(session, "");
    session.fail(before);
  }

  @Override
  public String help() {
    return """
        open <url>\tConnect to a remote supervisord process.
        \t\t(for UNIX domain socket, use unix:///socket/path)""";
  }
}

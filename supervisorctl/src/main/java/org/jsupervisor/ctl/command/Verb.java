package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** One action of the client. */
public interface Verb {
  /** Runs with the rest of the line, stripped; what it throws is told the user by the caller. */
  void run(Session session, String arguments) throws IOException, XmlRpcFault, CommandException;

  /** The text of {@code help VERB}, without the last line end. */
  String help();
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.client.CannotConnectException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Makes sure that a server of the right version is there (control.md 1.5). */
public final class UpCheck {
  private static final String API_VERSION = "3.0";

  private UpCheck() {}

  /** Says what is wrong, and sets the exit status, if it returns false. */
  public static boolean passes(Session session) throws IOException, XmlRpcFault, CommandException {
    try {
      String version = session.client().daemon().apiVersion();
      if (version.equals(API_VERSION)) {
        return true;
      }
      session.say(
          "Sorry, this version of supervisorctl expects to talk to a server with API version "
              + API_VERSION
              + ", but the remote version is "
              + version
              + '.');
      session.fail(ExitStatus.WRONG_VERSION);
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.UNKNOWN_METHOD.code()) {
        throw fault;
      }
      session.problem(
          "Sorry, supervisord responded but did not recognize the supervisor namespace commands"
              + " that supervisorctl uses to control it.  Please check that the"
              + " [rpcinterface:supervisor] section is enabled in the configuration file"
              + " (see sample.conf).",
          fault.code(),
          null);
      session.fail(ExitStatus.NAMESPACE_MISSING);
    } catch (CannotConnectException e) {
      switch (e.reason()) {
        case REFUSED -> {
          session.say(session.serverUrl() + " refused connection");
          session.fail(ExitStatus.REFUSED);
        }
        case NO_SUCH_FILE -> {
          session.say(session.serverUrl() + " no such file");
          session.fail(ExitStatus.NOT_RUNNING);
        }
        default -> throw e;
      }
    }
    return false;
  }
}

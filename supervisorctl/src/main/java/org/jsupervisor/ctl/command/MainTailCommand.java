package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code maintail}: shows or follows the log of the daemon. */
final class MainTailCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> words = Words.split(arguments);
    if (words.size() > 1) {
      Usage.refuse(session, this, "Error: too many arguments");
      return;
    }
    LogModifier modifier = words.isEmpty() ? LogModifier.DEFAULT : LogModifier.parse(words.get(0));
    if (modifier == null) {
      session.refuse("Error: bad argument " + words.get(0));
    } else if (modifier.isFollow()) {
      LogFollower.follow(session, "/mainlogtail");
    } else {
      show(session, modifier);
    }
  }

  private static void show(Session session, LogModifier modifier)
      throws IOException, XmlRpcFault, CommandException {
    try {
      session.say(session.client().logs().readMain(-modifier.bytes(), 0));
    } catch (XmlRpcFault fault) {
      String problem = problem(fault);
      if (problem == null) {
        throw fault;
      }
      session.refuse("supervisord: ERROR (" + problem + ')');
    }
  }

  /** Says why a log could not be read; null if that is not what the fault is about. */
  static @Nullable String problem(XmlRpcFault fault) {
    if (fault.code() == Fault.NO_FILE.code()) {
      return "no log file";
    }
    return fault.code() == Fault.FAILED.code() ? "unknown error reading log" : null;
  }

  @Override
  public String help() {
    return """
        maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)
        maintail -100\tlast 100 *bytes* of supervisord main log file
        maintail\tlast 1600 *bytes* of supervisor main log file
        """;
  }
}

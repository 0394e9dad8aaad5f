package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.UpCheck;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.command.Words;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code kill}: sends a signal (mr.laforge). */
final class KillCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> words = Words.split(arguments);
    if (words.size() < 2) {
      String missing = words.isEmpty() ? "a signal and process name" : "a process name";
      session.say("Error: kill requires " + missing);
      session.say(help());
      return;
    }
    for (String name : words.subList(1, words.size())) {
      Namespec namespec = Namespec.parse(name);
      if (namespec.process() == null) {
        group(session, namespec.group(), words.get(0));
      } else {
        one(session, name, words.get(0));
      }
    }
  }

  private static void one(Session session, String name, String signal)
      throws IOException, CommandException {
    int code = Fault.SUCCESS.code();
    try {
      session.client().call("laforge.killProcess", name, signal);
    } catch (XmlRpcFault fault) {
      code = fault.code();
    }
    tell(session, name, code);
  }

  private static void group(Session session, String group, String signal)
      throws IOException, XmlRpcFault, CommandException {
    Object answer = session.client().call("laforge.killProcessGroup", group, signal);
    if (answer instanceof List<?> results) {
      for (Object result : results) {
        if (result instanceof Map<?, ?> members && members.get("status") instanceof Integer code) {
          tell(session, String.valueOf(members.get("name")), code);
        }
      }
    }
  }

  private static void tell(Session session, String name, int code) throws CommandException {
    String problem = problem(code);
    if (problem == null) {
      throw new CommandException("ValueError", "Unknown result code " + code + " for " + name);
    }
    session.say(problem.isEmpty() ? name + ": signal sent" : name + ": ERROR (" + problem + ')');
  }

  /** Empty for success, null for a code nobody expects. */
  private static @Nullable String problem(int code) {
    if (code == Fault.SUCCESS.code()) {
      return "";
    }
    if (code == Fault.BAD_NAME.code()) {
      return "no such process";
    }
    if (code == Fault.BAD_ARGUMENTS.code()) {
      return "signal not defined";
    }
    return code == Fault.NOT_RUNNING.code() ? "not running" : null;
  }

  @Override
  public String help() {
    return """
        kill <signal> <name>\t\tSend a signal to a process
        kill <signal> <gname>:*\t\tSend a signal to all processes of a group
        kill <signal> <name> <name>\tSend a signal to several processes or groups""";
  }
}

package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.UpCheck;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.command.Words;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code serialrestart}: restarts what matches, one after the other (supervisor-serialrestart). */
final class SerialRestartCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    if (!UpCheck.passes(session)) {
      return;
    }
    List<String> words = Words.split(arguments);
    if (words.isEmpty()) {
      session.say("Error: serialrestart requires a process name");
      session.say(help());
      return;
    }
    Verb restart = Objects.requireNonNull(session.verb("restart"));
    for (String name : matches(session, words)) {
      restart.run(session, name);
    }
  }

  private static Set<String> matches(Session session, List<String> words)
      throws IOException, XmlRpcFault, CommandException {
    List<String> all = new ArrayList<>();
    for (ProcessInfo process : session.client().processes().allInfo()) {
      all.add(Namespec.show(process.group(), process.name()));
    }
    if (words.contains("all")) {
      return new LinkedHashSet<>(all);
    }
    Set<String> matches = new LinkedHashSet<>();
    for (String word : words) {
      boolean isKnown = false;
      Wildcard pattern = new Wildcard(word);
      for (String name : all) {
        if (pattern.matches(name)) {
          isKnown = true;
          matches.add(name);
        }
      }
      if (!isKnown) {
        session.say("No such process " + word);
      }
    }
    return matches;
  }

  @Override
  public String help() {
    return """
        serialrestart <name>\t\tRestart a process
        serialrestart <gname>:*\tRestart the processes of a group, one after the other
        serialrestart <name> <name>\tRestart several, one after the other; wildcards match
        serialrestart all\t\tRestart all processes, one after the other
        Note: serialrestart does not reread config files. For that, see reread and update.""";
  }
}

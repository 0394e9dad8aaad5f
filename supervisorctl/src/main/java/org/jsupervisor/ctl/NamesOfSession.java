package org.jsupervisor.ctl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.completion.NameSource;
import org.jsupervisor.ctl.completion.Proposal;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * The verbs of a session, and its server's processes, asked for once until forgotten. Confined to
 * one thread.
 */
final class NamesOfSession implements NameSource {
  private final Session session;
  private @Nullable List<ProcessInfo> processes;

  NamesOfSession(Session session) {
    this.session = session;
  }

  void forget() {
    processes = null;
  }

  @Override
  public List<ProcessInfo> processes() {
    List<ProcessInfo> known = processes;
    if (known == null) {
      known = fetch();
      processes = known;
    }
    return known;
  }

  @Override
  public List<Proposal> verbs() {
    List<Proposal> verbs = new ArrayList<>();
    for (String name : session.verbNames()) {
      Verb verb = session.verb(name);
      verbs.add(new Proposal(name, verb == null ? "" : summary(verb.help())));
    }
    return verbs;
  }

  /** What the first line says after the words to type; empty if it says nothing. */
  private static String summary(String help) {
    int end = help.indexOf('\n');
    String line = end < 0 ? help : help.substring(0, end);
    int tab = line.lastIndexOf('\t');
    return tab < 0 ? "" : line.substring(tab + 1);
  }

  /** Whatever goes wrong, the user is typing: the command itself will tell. */
  private List<ProcessInfo> fetch() {
    try {
      return session.processes();
    } catch (IOException | XmlRpcFault | CommandException e) {
      return List.of();
    }
  }
}

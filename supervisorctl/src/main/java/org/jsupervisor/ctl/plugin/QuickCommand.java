package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.command.Words;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code quickstart} and its like: all processes that match, at once (supervisor-quick). */
final class QuickCommand implements Verb {
  private static final int RETRIES = 600;

  private final List<Goal> goals;
  private final int retries;

  QuickCommand(List<Goal> goals, @Nullable String retries) {
    this.goals = goals;
    this.retries = number(retries);
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? RETRIES : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return RETRIES; // A wrong number only costs patience.
    }
  }

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    List<Wildcard> patterns = new ArrayList<>();
    for (String word : Words.split(arguments)) {
      String pattern = word.endsWith(":") ? word + '*' : word;
      patterns.add(new Wildcard(word.equals("all") ? "*" : pattern));
    }
    if (patterns.isEmpty()) {
      session.say("No process matched given expression.");
      return;
    }
    List<ProcessInfo> matches = new ArrayList<>();
    for (ProcessInfo process : session.client().processes().allInfo()) {
      if (Wildcard.anyMatches(patterns, Batch.nameOf(process))) {
        matches.add(process);
      }
    }
    for (Goal goal : goals) {
      new Batch(session, List.of(goal), retries, new Answers(session)).run(matches);
    }
  }

  @Override
  public String help() {
    String verb = goals.size() > 1 ? "restart" : goals.get(0) == Goal.START ? "start" : "stop";
    return "quick"
        + verb
        + " <gname>:<name>\tAct on a process without waiting for others; wildcards match\nquick"
        + verb
        + " <gname>:\t\tAct on all processes of a group\nquick"
        + verb
        + " all\t\tAct on all processes";
  }

  private record Answers(Session session) implements Batch.Report {
    @Override
    public void refused(Goal goal, ProcessInfo process, XmlRpcFault fault) {
      String text = fault.text();
      int colon = text.indexOf(':');
      String word = colon < 0 ? text : text.substring(0, colon);
      session.say(Batch.nameOf(process) + " ERROR(" + word + ')');
    }

    @Override
    public void ended(Goal goal, ProcessInfo now) {
      session.say(Batch.nameOf(now) + ": " + now.state().name());
    }

    @Override
    public boolean isSettled(Goal goal, ProcessInfo now) {
      return goal.isSettledBy(now.state());
    }
  }
}

package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.ProcessOutcome;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.command.Words;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code mstart} and its like: start, stop or restart what matches (supervisor-wildcards). */
final class WildcardCommand implements Verb {
  private final String verb;
  private final List<Goal> goals;
  private final boolean matchesGroup;

  WildcardCommand(String verb, List<Goal> goals, boolean matchesGroup) {
    this.verb = verb;
    this.goals = goals;
    this.matchesGroup = matchesGroup;
  }

  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    List<Wildcard> patterns = new ArrayList<>();
    for (String word : Words.split(arguments)) {
      patterns.add(new Wildcard(word.equals("all") ? "*" : word));
    }
    List<ProcessInfo> matches = new ArrayList<>();
    for (ProcessInfo process : session.client().processes().allInfo()) {
      String name = matchesGroup ? Batch.nameOf(process) : process.name();
      if (Wildcard.anyMatches(patterns, name)) {
        matches.add(process);
      }
    }
    if (matches.isEmpty()) {
      session.say("No process matched given expression.");
      return;
    }
    new Batch(session, goals, Integer.MAX_VALUE, new Answers(session)).run(matches);
  }

  @Override
  public String help() {
    return 'm'
        + verb
        + " <pattern>\tAs "
        + verb
        + ", for all processes whose names match, at the same time\nm"
        + verb
        + " a*\t\tAct on all processes whose names begin with \"a\"";
  }

  private record Answers(Session session) implements Batch.Report {
    @Override
    public void refused(Goal goal, ProcessInfo process, XmlRpcFault fault) throws CommandException {
      tell(goal, process, fault.code(), fault.text());
    }

    @Override
    public void ended(Goal goal, ProcessInfo now) throws CommandException {
      Fault fault = goal == Goal.STOP ? Fault.SUCCESS : outcome(now);
      tell(goal, now, fault.code(), fault.name());
    }

    /** A process that has ended was up before; one that is retried was not. */
    private static Fault outcome(ProcessInfo now) {
      if (now.state() == ProcessState.RUNNING || now.state() == ProcessState.EXITED) {
        return Fault.SUCCESS;
      }
      return now.spawnerr().isEmpty() ? Fault.ABNORMAL_TERMINATION : Fault.SPAWN_ERROR;
    }

    private void tell(Goal goal, ProcessInfo process, int code, String text)
        throws CommandException {
      OperationResult result = new OperationResult(process.name(), process.group(), code, text);
      if (goal == Goal.START) {
        ProcessOutcome.ofStart(session, result);
      } else {
        ProcessOutcome.ofStop(session, result);
      }
    }

    @Override
    public boolean isSettled(Goal goal, ProcessInfo now) {
      boolean hasFailed = goal == Goal.START && now.state() == ProcessState.BACKOFF;
      return hasFailed || goal.isSettledBy(now.state());
    }
  }
}

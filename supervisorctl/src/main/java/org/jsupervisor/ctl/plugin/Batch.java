package org.jsupervisor.ctl.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * Brings many processes to their goals at the same time, each through one goal after the other.
 * Confined to one thread.
 */
final class Batch {
  private static final long INTERVAL_MILLIS = 100;

  /** Is told what becomes of each process. */
  interface Report {
    void refused(Goal goal, ProcessInfo process, XmlRpcFault fault) throws CommandException;

    /** It is where it wanted to be, or will not get there, or time is up. */
    void ended(Goal goal, ProcessInfo now) throws CommandException;

    /** Whether a process in that state need not be waited for any longer. */
    boolean isSettled(Goal goal, ProcessInfo now);
  }

  private static final class Job {
    private final ProcessInfo process;
    private int goal;
    private int checks;

    Job(ProcessInfo process) {
      this.process = process;
    }
  }

  private final Session session;
  private final List<Goal> goals;
  private final int maxChecks;
  private final Report report;

  /**
   * @param maxChecks how often a process is looked at before it is given up
   */
  Batch(Session session, List<Goal> goals, int maxChecks, Report report) {
    this.session = session;
    this.goals = goals;
    this.maxChecks = maxChecks;
    this.report = report;
  }

  static String nameOf(ProcessInfo process) {
    return process.group() + ':' + process.name();
  }

  void run(List<ProcessInfo> processes) throws IOException, XmlRpcFault, CommandException {
    List<Job> waiting = new ArrayList<>();
    for (ProcessInfo process : processes) {
      Job job = new Job(process);
      if (begin(job)) {
        waiting.add(job);
      }
    }
    while (!waiting.isEmpty()) {
      Map<String, ProcessInfo> now = new HashMap<>();
      for (ProcessInfo process : session.client().processes().allInfo()) {
        now.put(nameOf(process), process);
      }
      Iterator<Job> jobs = waiting.iterator();
      while (jobs.hasNext()) {
        if (!proceed(jobs.next(), now)) {
          jobs.remove();
        }
      }
      if (!waiting.isEmpty()) {
        pause();
      }
    }
  }

  /** Asks for the goal, and after a refusal for the next; false if there is nothing to wait for. */
  private boolean begin(Job job) throws IOException, CommandException {
    SupervisorClient client = session.client();
    for (; job.goal < goals.size(); job.goal++) {
      Goal goal = goals.get(job.goal);
      try {
        client.call(goal.method(), nameOf(job.process), false);
        return true;
      } catch (XmlRpcFault fault) {
        report.refused(goal, job.process, fault);
      }
    }
    return false;
  }

  private boolean proceed(Job job, Map<String, ProcessInfo> all)
      throws IOException, CommandException {
    ProcessInfo now = all.get(nameOf(job.process));
    if (now == null) {
      return false;
    }
    Goal goal = goals.get(job.goal);
    job.checks++;
    if (!report.isSettled(goal, now) && job.checks < maxChecks) {
      return true;
    }
    report.ended(goal, now);
    job.goal++;
    job.checks = 0;
    return begin(job);
  }

  private static void pause() throws CommandException {
    try {
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("KeyboardInterrupt", "interrupted");
    }
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.roll.RestartBatch;
import org.jsupervisor.ctl.roll.RestartOutcome;
import org.jsupervisor.ctl.screen.Progress;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.ctl.view.RollLine;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;

/** A rolling restart: batch after batch, until one fails. */
final class Roll {
  private final Session session;
  private final List<ProcessInfo> processes;
  private final int batchSize;
  private final List<Object> told;

  /**
   * @param told takes what a document has to say of each process
   */
  Roll(Session session, List<ProcessInfo> processes, int batchSize, List<Object> told) {
    this.session = session;
    this.processes = processes;
    this.batchSize = batchSize;
    this.told = told;
  }

  void run() throws IOException, CommandException {
    boolean isGood = true;
    for (int at = 0; at < processes.size(); at += batchSize) {
      List<ProcessInfo> batch = processes.subList(at, Math.min(processes.size(), at + batchSize));
      if (isGood) {
        isGood = restart(batch, at);
      } else {
        leaveAlone(batch);
      }
    }
  }

  private boolean restart(List<ProcessInfo> batch, int done) throws IOException, CommandException {
    RestartBatch restarts = new RestartBatch();
    for (ProcessInfo process : batch) {
      restarts.add(process, session.newClient());
    }
    Progress progress = OperationProgress.begin(session, line(batch, done));
    List<RestartOutcome> outcomes;
    try {
      outcomes = restarts.run();
    } finally {
      OperationProgress.end(progress);
    }
    boolean isGood = true;
    for (RestartOutcome outcome : outcomes) {
      if (outcome.isLeftAlone()) {
        leaveAlone(List.of(outcome.process()));
      } else {
        tell(outcome);
        isGood &= outcome.isGood();
      }
    }
    return isGood;
  }

  private Progress.Source line(List<ProcessInfo> batch, int done) {
    int columns = session.screen().columns() - 1;
    String line = RollLine.of(batch, done, processes.size(), columns);
    return new Progress.Source() {
      @Override
      public String line() {
        return line;
      }

      @Override
      public void abort() {
        // Nothing is asked for the line.
      }
    };
  }

  private void tell(RestartOutcome outcome) throws CommandException {
    ProcessInfo process = outcome.process();
    OperationResult stopped = outcome.stopped();
    if (stopped != null) {
      ProcessOutcome.ofStop(session, stopped);
    }
    OperationResult started = outcome.started();
    if (started != null) {
      ProcessOutcome.ofStart(session, started);
    }
    String illness = outcome.illness();
    if (illness != null) {
      String name = Namespec.show(process.group(), process.name());
      session.problem(name + ": ERROR (" + illness + ")", 0, name);
      session.fail(ExitStatus.NOT_RUNNING);
    }
    told.add(ProcessJson.ofRoll(process, outcome.isGood() ? "restarted" : "failed"));
  }

  private void leaveAlone(List<ProcessInfo> rest) {
    for (ProcessInfo process : rest) {
      told.add(ProcessJson.ofRoll(process, "left alone"));
      if (session.answer() == null) {
        session.say(Namespec.show(process.group(), process.name()) + ": left alone");
      }
    }
  }
}

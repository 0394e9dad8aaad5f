package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.spawn.CommandException;

/** Starts processes on a client's behalf and tells how it went (control.md 2.5, 2.7). */
final class StartAction {
  private StartAction() {}

  /** Starts every process of {@code candidates} that is not running already. */
  static void all(
      List<ManagedProcess> candidates, boolean wait, Answer<List<ActionResult>> answer) {
    List<ManagedProcess> idle = new ArrayList<>();
    for (ManagedProcess process : candidates) {
      if (!process.state().isRunning()) {
        idle.add(process);
      }
    }
    ActionResults results = new ActionResults(idle.size(), answer);
    for (ManagedProcess process : idle) {
      String name = Namespec.of(process.groupName(), process.name());
      one(process, name, wait, results.collector(process));
    }
  }

  /** {@code name} is how the client called it; faults repeat it. */
  static void one(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    try {
      process.checkCommand();
    } catch (CommandException e) {
      Fault fault = e.isFileMissing() ? Fault.NO_FILE : Fault.NOT_EXECUTABLE;
      answer.fail(new ControlFault(fault, e.text()));
      return;
    }
    switch (process.state()) {
      case STARTING, RUNNING, BACKOFF -> answer.fail(new ControlFault(Fault.ALREADY_STARTED, name));
      case UNKNOWN ->
          answer.fail(new ControlFault(Fault.FAILED, name + " is in an unknown process state"));
      case STOPPING -> refuseWhileStopping(name, wait, answer);
      case STOPPED, EXITED, FATAL -> start(process, name, wait, answer);
    }
  }

  /** The original answers "started" without wait and starts nothing; a refusal is honest. */
  private static void refuseWhileStopping(String name, boolean wait, Answer<Boolean> answer) {
    answer.fail(new ControlFault(wait ? Fault.ABNORMAL_TERMINATION : Fault.ALREADY_STARTED, name));
  }

  private static void start(
      ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    process.start();
    if (!isPutOff(process) && !process.status().spawnError().isEmpty()) {
      answer.fail(new ControlFault(Fault.SPAWN_ERROR, name));
      return;
    }
    process.settle();
    if (wait && process.state() != ProcessState.RUNNING) {
      new Wait(process, name, answer).begin();
    } else {
      answer.succeed(true);
    }
  }

  /** Whether the start waits until nothing is in its way. */
  private static boolean isPutOff(ManagedProcess process) {
    return !process.state().isRunning()
        && process.status().stage() == ProcessStatus.Stage.RESTARTING;
  }

  /** Answers with the transition that ends the start. */
  private record Wait(ManagedProcess process, String name, Answer<Boolean> answer)
      implements ManagedProcess.Observer {
    void begin() {
      process.observe(this);
    }

    @Override
    public void stateChanged(ManagedProcess changed) {
      ProcessState state = process.state();
      if (state == ProcessState.STARTING || isPutOff(process)) {
        return;
      }
      process.unobserve(this);
      if (state == ProcessState.RUNNING) {
        answer.succeed(true);
      } else {
        boolean failed = !process.status().spawnError().isEmpty();
        answer.fail(
            new ControlFault(failed ? Fault.SPAWN_ERROR : Fault.ABNORMAL_TERMINATION, name));
      }
    }
  }
}

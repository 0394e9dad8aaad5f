package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.dependency.NeededStarts;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.spawn.CommandException;

/**
 * Starts processes on a client's behalf and tells how it went (control.md 2.5, 2.7). Confined to
 * the loop thread.
 */
final class StartAction {
  private final DaemonState whole;

  StartAction(DaemonState whole) {
    this.whole = whole;
  }

  /** Starts every process of {@code candidates} that is not running already. */
  void all(List<ManagedProcess> candidates, boolean wait, Answer<List<ActionResult>> answer) {
    List<ManagedProcess> idle = new ArrayList<>();
    for (ManagedProcess process : candidates) {
      if (!process.state().isRunning()) {
        idle.add(process);
      }
    }
    ActionResults results = new ActionResults(idle.size(), answer);
    for (ManagedProcess process : idle) {
      String name = Namespec.of(process.groupName(), process.name());
      if (process.state().isRunning()) {
        // Meanwhile started for the sake of another one.
        answer(process, name, wait, results.collector(process));
      } else {
        one(process, name, wait, results.collector(process));
      }
    }
  }

  /** {@code name} is how the client called it; faults repeat it. */
  void one(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
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

  private void start(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    NeededStarts.begin(process, whole);
    process.start();
    if (!process.isAwaitingStart() && !process.status().spawnError().isEmpty()) {
      answer.fail(new ControlFault(Fault.SPAWN_ERROR, name));
      return;
    }
    process.settle();
    answer(process, name, wait, answer);
  }

  private static void answer(
      ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    if (wait && process.state() != ProcessState.RUNNING) {
      new Wait(process, name, answer).begin();
    } else {
      answer.succeed(true);
    }
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
      if (state == ProcessState.STARTING || process.isAwaitingStart()) {
        return;
      }
      process.unobserve(this);
      if (state == ProcessState.RUNNING) {
        answer.succeed(true);
      } else {
        answer.fail(failure());
      }
    }

    private ControlFault failure() {
      String hindrance = process.companion().hindrance();
      if (hindrance != null && process.state().isStopped()) {
        return new ControlFault(Fault.ABNORMAL_TERMINATION, name, hindrance);
      }
      boolean failed = !process.status().spawnError().isEmpty();
      return new ControlFault(failed ? Fault.SPAWN_ERROR : Fault.ABNORMAL_TERMINATION, name);
    }
  }
}

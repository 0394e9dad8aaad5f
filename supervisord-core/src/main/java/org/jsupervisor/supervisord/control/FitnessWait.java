package org.jsupervisor.supervisord.control;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.StateWatcher;

/**
 * Answers once it is known whether a process that was started can do its work: at once, unless its
 * health is watched and not known yet. Confined to the loop thread.
 */
final class FitnessWait implements StateWatcher {

  private final ManagedProcess process;
  private final DaemonState whole;
  private final Answer<Boolean> answer;

  private FitnessWait(ManagedProcess process, DaemonState whole, Answer<Boolean> answer) {
    this.process = process;
    this.whole = whole;
    this.answer = answer;
  }

  static void begin(ManagedProcess process, DaemonState whole, Answer<Boolean> answer) {
    FitnessWait wait = new FitnessWait(process, whole, answer);
    if (!wait.isUndecided()) {
      wait.settle();
    } else {
      whole.watch(wait);
    }
  }

  @Override
  public void changed(ManagedProcess other, ProcessState before) {
    if (other.equals(process) && !isUndecided()) {
      whole.unwatch(this);
      settle();
    }
  }

  private @Nullable String health() {
    return process.facts().get(ProcessInfo.HEALTH);
  }

  private boolean isUndecided() {
    return process.state() == ProcessState.RUNNING && ProcessInfo.NOT_CHECKED.equals(health());
  }

  private void settle() {
    String illness = process.state() == ProcessState.RUNNING ? illness() : end();
    if (illness == null) {
      answer.succeed(true);
    } else {
      answer.fail(new ControlFault(Fault.FAILED, illness));
    }
  }

  private @Nullable String illness() {
    String health = health();
    if (health == null || health.equals(ProcessInfo.HEALTHY)) {
      return null;
    }
    String reason = process.facts().get(ProcessInfo.HEALTH_FAILURE);
    return reason == null ? health : health + ": " + reason;
  }

  /** One that has done its work meanwhile is as good as one that works. */
  private @Nullable String end() {
    boolean isDone =
        process.state() == ProcessState.EXITED
            && process.config().exitcodes().contains(process.status().exitStatus());
    return isDone ? null : "does not run any more: " + process.state();
  }
}

package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Stops processes, each after those that need it. What is stopped only for the sake of others
 * starts again with them. Confined to the loop thread.
 */
public final class StopPlan implements ManagedProcess.Observer {
  private final Surroundings around;
  private final LiveDependencies dependencies;
  private final Map<ManagedProcess, Runnable> requested = new LinkedHashMap<>();
  private final Set<ManagedProcess> begun = new LinkedHashSet<>();
  private final Set<ManagedProcess> returning = new LinkedHashSet<>();
  private boolean isAdvancing;
  private boolean isOver;

  public StopPlan(Surroundings around) {
    this.around = around;
    this.dependencies = new LiveDependencies(around.state());
  }

  /** Whether others have to stop before that process. */
  public boolean isDelayed(ManagedProcess process) {
    return !dependencies.runningDependents(process).isEmpty();
  }

  /** Has a process stopped by that action, which is run when its turn has come. */
  public void add(ManagedProcess process, Runnable stop) {
    requested.put(process, stop);
  }

  /** Stops what can be stopped now; goes on by itself. */
  public void begin() {
    boolean isLong = false;
    for (ManagedProcess process : requested.keySet()) {
      isLong |= isDelayed(process);
    }
    if (isLong) {
      for (ManagedProcess process : requested.keySet()) {
        process.observe(this);
        tell(process);
      }
    }
    advance();
  }

  private void tell(ManagedProcess process) {
    List<String> first = new ArrayList<>();
    for (ManagedProcess dependent : dependencies.runningDependents(process)) {
      if (!requested.containsKey(dependent)) {
        first.add(dependent.name());
      }
    }
    if (!first.isEmpty()) {
      around.log().log(
          LogLevel.INFO,
          "stopping "
              + String.join(", ", first)
              + " before "
              + process.name()
              + ", which is needed");
    }
  }

  @Override
  public void stateChanged(ManagedProcess process) {
    advance();
  }

  private void advance() {
    if (isAdvancing || isOver) {
      return;
    }
    isAdvancing = true;
    boolean hasStopped = true;
    while (hasStopped) {
      // A stop may be over at once, and then others can follow.
      hasStopped = stepOnce();
    }
    isAdvancing = false;
    if (isDone()) {
      finish();
    }
  }

  /** Whether something was stopped. */
  private boolean stepOnce() {
    for (Map.Entry<ManagedProcess, Runnable> each : requested.entrySet()) {
      ManagedProcess process = each.getKey();
      if (begun.contains(process)) {
        continue;
      }
      List<ManagedProcess> dependents = dependencies.runningDependents(process);
      if (dependents.isEmpty()) {
        begun.add(process);
        each.getValue().run();
        return true;
      }
      if (stopOne(dependents)) {
        return true;
      }
    }
    return false;
  }

  private boolean stopOne(List<ManagedProcess> dependents) {
    for (ManagedProcess dependent : dependents) {
      if (requested.containsKey(dependent)) {
        continue;
      }
      if (returning.add(dependent)) {
        dependent.observe(this);
      }
      if (dependent.state().isRunning() && !isDelayed(dependent)) {
        dependent.stop();
        return true;
      }
    }
    return false;
  }

  private boolean isDone() {
    if (begun.size() < requested.size()) {
      return false;
    }
    for (ManagedProcess process : requested.keySet()) {
      if (!process.state().isStopped()) {
        return returning.isEmpty();
      }
    }
    return true;
  }

  private void finish() {
    isOver = true;
    for (ManagedProcess process : requested.keySet()) {
      process.unobserve(this);
    }
    for (ManagedProcess process : returning) {
      process.unobserve(this);
      if (isToReturn(process)) {
        process.awaitStart();
      }
    }
  }

  private boolean isToReturn(ManagedProcess process) {
    return process.state() == ProcessState.STOPPED && !process.isAwaitingStart();
  }
}

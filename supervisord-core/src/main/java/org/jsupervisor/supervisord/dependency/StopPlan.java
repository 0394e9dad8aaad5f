package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
  private final Set<ManagedProcess> begun = new HashSet<>();
  private final Set<ManagedProcess> stoppedForOthers = new LinkedHashSet<>();
  private final Set<ManagedProcess> kept = new HashSet<>();
  private boolean isAdvancing;
  private boolean isOver;

  /**
   * @param leaving all that are going to be added
   */
  public StopPlan(Surroundings around, Collection<ManagedProcess> leaving) {
    this.around = around;
    this.dependencies = new LiveDependencies(around.state(), leaving);
  }

  /** Whether others have to stop before that process. */
  public boolean isDelayed(ManagedProcess process) {
    return dependencies.isNeeded(process);
  }

  /** Has a process stopped by that action, which is run when its turn has come. */
  public void add(ManagedProcess process, Runnable stop) {
    requested.put(process, stop);
  }

  /** Whether everything has come about. */
  public boolean isOver() {
    return isOver;
  }

  /** Has a process stay stopped, whatever it was stopped for. */
  public void keepStopped(ManagedProcess process) {
    kept.add(process);
  }

  /** Stops what can be stopped now; goes on by itself. */
  public void begin() {
    boolean isLong = false;
    for (ManagedProcess process : requested.keySet()) {
      isLong |= isDelayed(process);
    }
    if (isLong) {
      for (ManagedProcess process : requested.keySet()) {
        tell(process);
        process.observe(this);
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
          LogLevel.INFO, "stopping " + String.join(", ", first) + " before " + process.name());
    }
  }

  @Override
  public void stateChanged(ManagedProcess process) {
    if (process.state().isStopped()) {
      advance();
    }
  }

  private void advance() {
    if (isAdvancing || isOver) {
      return;
    }
    isAdvancing = true;
    boolean hasStopped = true;
    while (hasStopped) {
      // A stop may be over at once, and then others can follow.
      hasStopped = stopWhatCanBe();
    }
    isAdvancing = false;
    if (isDone()) {
      finish();
    }
  }

  /** Whether something has stopped at once. */
  private boolean stopWhatCanBe() {
    boolean hasStopped = false;
    for (Map.Entry<ManagedProcess, Runnable> each : requested.entrySet()) {
      ManagedProcess process = each.getKey();
      if (begun.contains(process)) {
        continue;
      }
      for (ManagedProcess dependent : dependencies.runningDependents(process)) {
        hasStopped |= !requested.containsKey(dependent) && stopForOthers(dependent);
      }
      if (!isDelayed(process)) {
        begun.add(process);
        each.getValue().run();
        hasStopped |= process.state().isStopped();
      }
    }
    return hasStopped;
  }

  private boolean stopForOthers(ManagedProcess dependent) {
    if (stoppedForOthers.add(dependent)) {
      dependent.observe(this);
    }
    if (!dependent.state().isRunning() || isDelayed(dependent)) {
      return false;
    }
    dependent.stop();
    return dependent.state().isStopped();
  }

  private boolean isDone() {
    if (begun.size() < requested.size()) {
      return false;
    }
    if (stoppedForOthers.isEmpty()) {
      return true;
    }
    for (ManagedProcess process : requested.keySet()) {
      if (!process.state().isStopped()) {
        return false;
      }
    }
    return true;
  }

  private void finish() {
    isOver = true;
    for (ManagedProcess process : requested.keySet()) {
      process.unobserve(this);
    }
    for (ManagedProcess process : stoppedForOthers) {
      process.unobserve(this);
      if (isToReturn(process)) {
        process.awaitStart();
      }
    }
  }

  private boolean isToReturn(ManagedProcess process) {
    return process.state() == ProcessState.STOPPED
        && !process.isAwaitingStart()
        && !kept.contains(process)
        && around.state().has(process);
  }
}

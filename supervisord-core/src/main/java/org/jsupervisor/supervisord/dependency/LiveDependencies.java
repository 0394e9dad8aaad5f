package org.jsupervisor.supervisord.dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.DependencyGraph;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;

/** Which processes that are there need which others to go on. Confined to the loop thread. */
public final class LiveDependencies {
  private final DependencyGraph<ManagedProcess> graph = new DependencyGraph<>();

  /** As of now. */
  public LiveDependencies(DaemonState whole) {
    if (!whole.isWatched()) {
      return;
    }
    for (ManagedProcess process : whole.processes()) {
      for (Dependency dependency : Needs.of(process)) {
        if (dependency.condition().isLasting()) {
          for (ManagedProcess other : whole.processes(dependency.target())) {
            graph.add(process, other);
          }
        }
      }
    }
    openCircles();
  }

  /** No file makes circles, but programs that are added to a group which something needs may. */
  private void openCircles() {
    List<ManagedProcess> circle = graph.cycle();
    while (!circle.isEmpty()) {
      graph.remove(circle.get(0), circle.get(1));
      circle = graph.cycle();
    }
  }

  public boolean isEmpty() {
    return graph.isEmpty();
  }

  /** Those that need it, directly or by way of others, and have not stopped; last starts first. */
  public List<ManagedProcess> runningDependents(ManagedProcess process) {
    List<ManagedProcess> running = new ArrayList<>();
    for (ManagedProcess dependent : graph.dependentsOf(process)) {
      if (!dependent.state().isStopped()) {
        running.add(dependent);
      }
    }
    return running;
  }

  /** Whether there are any such. */
  public boolean isNeeded(ManagedProcess process) {
    Set<ManagedProcess> seen = new HashSet<>();
    Deque<ManagedProcess> open = new ArrayDeque<>();
    open.add(process);
    while (!open.isEmpty()) {
      for (ManagedProcess dependent : graph.directDependentsOf(open.remove())) {
        if (seen.add(dependent)) {
          if (!dependent.state().isStopped()) {
            return true;
          }
          open.add(dependent);
        }
      }
    }
    return false;
  }
}

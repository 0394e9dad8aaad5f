package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.DependencyGraph;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;

/** Which processes that are there need which others to go on. Confined to the loop thread. */
public final class LiveDependencies {
  private final DependencyGraph graph = new DependencyGraph();
  private final Map<String, ManagedProcess> byName = new HashMap<>();

  /** As of now. */
  public LiveDependencies(DaemonState whole) {
    for (ManagedProcess process : whole.processes()) {
      byName.put(nameOf(process), process);
      for (Dependency dependency : Needs.of(process)) {
        if (dependency.condition().isLasting()) {
          for (ManagedProcess other : whole.processes(dependency.target())) {
            graph.add(nameOf(process), nameOf(other));
          }
        }
      }
    }
  }

  static String nameOf(ManagedProcess process) {
    return process.groupName() + ":" + process.name();
  }

  public boolean isEmpty() {
    return graph.isEmpty();
  }

  /** Those that need it, directly or by way of others, and have not stopped; last starts first. */
  public List<ManagedProcess> runningDependents(ManagedProcess process) {
    List<ManagedProcess> running = new ArrayList<>();
    for (String name : graph.dependentsOf(nameOf(process))) {
      ManagedProcess dependent = byName.get(name);
      if (dependent != null && !dependent.state().isStopped()) {
        running.add(dependent);
      }
    }
    return running;
  }
}

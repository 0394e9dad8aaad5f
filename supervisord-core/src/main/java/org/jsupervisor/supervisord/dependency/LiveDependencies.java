package org.jsupervisor.supervisord.dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.DependencyGraph;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;

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

  /**
   * The same, but only of those that would have nobody left if these processes stopped: others go
   * on with what is left of the program they need, or with a service that starts another process.
   */
  public LiveDependencies(DaemonState whole, Collection<ManagedProcess> leaving) {
    this(whole);
    if (graph.isEmpty()) {
      return;
    }
    Set<ManagedProcess> lost = lost(leaving, whole);
    for (ManagedProcess process : whole.processes()) {
      if (!lost.contains(process)) {
        for (ManagedProcess dependent : List.copyOf(graph.directDependentsOf(process))) {
          graph.remove(dependent, process);
        }
      }
    }
  }

  /** Those that stop, or have to for their sake, and leave nobody who does the same. */
  private Set<ManagedProcess> lost(Collection<ManagedProcess> leaving, DaemonState whole) {
    Set<ManagedProcess> leavingInTheEnd = new LinkedHashSet<>(leaving);
    Set<ManagedProcess> lost = new HashSet<>();
    boolean hasMore = true;
    while (hasMore) {
      hasMore = false;
      for (ManagedProcess process : List.copyOf(leavingInTheEnd)) {
        if (!lost.contains(process) && hasNoSubstitute(process, leavingInTheEnd, whole)) {
          lost.add(process);
          leavingInTheEnd.addAll(graph.directDependentsOf(process));
          hasMore = true;
        }
      }
    }
    return lost;
  }

  private static boolean hasNoSubstitute(
      ManagedProcess process, Set<ManagedProcess> leaving, DaemonState whole) {
    SharedService service = whole.serviceOf(process);
    if (service != null && service.isExpected()) {
      return false;
    }
    String program = process.config().program();
    for (ManagedProcess other : whole.processes(Target.all(process.groupName()))) {
      boolean goesOn =
          other.state() == ProcessState.RUNNING || other.state() == ProcessState.STARTING;
      if (goesOn && other.config().program().equals(program) && !leaving.contains(other)) {
        return false;
      }
    }
    return true;
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

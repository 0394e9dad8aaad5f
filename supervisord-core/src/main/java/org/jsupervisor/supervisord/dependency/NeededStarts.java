package org.jsupervisor.supervisord.dependency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.DependencyGraph;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;

/** Starts what a process needs before it can start itself. Confined to the loop thread. */
public final class NeededStarts {
  private NeededStarts() {}

  /** Starts all that it needs and that does not run, in order; each waits for its own needs. */
  public static void begin(ManagedProcess process, DaemonState whole) {
    if (Needs.of(process).isEmpty()) {
      return;
    }
    for (ManagedProcess other : missing(process, whole).neededFor(process)) {
      SharedService service = whole.serviceOf(other);
      if (service != null && !service.isExpected()) {
        service.begin();
      } else if (service == null && isStartable(other)) {
        other.start();
      }
    }
  }

  private static DependencyGraph<ManagedProcess> missing(
      ManagedProcess process, DaemonState whole) {
    DependencyGraph<ManagedProcess> missing = new DependencyGraph<>();
    Set<ManagedProcess> seen = new HashSet<>();
    Deque<ManagedProcess> open = new ArrayDeque<>();
    open.add(process);
    while (!open.isEmpty()) {
      ManagedProcess next = open.remove();
      for (Dependency dependency : Needs.of(next)) {
        for (ManagedProcess other : unmet(dependency, whole)) {
          missing.add(next, other);
          if (seen.add(other)) {
            open.add(other);
          }
        }
      }
    }
    return missing;
  }

  private static List<ManagedProcess> unmet(Dependency dependency, DaemonState whole) {
    return Needs.unmet(dependency, whole.processes(dependency.target()), whole);
  }

  /** One that starts by itself does so as soon as it can. */
  private static boolean isStartable(ManagedProcess process) {
    return process.state().isStopped()
        && process.state() != ProcessState.UNKNOWN
        && !process.startsByItself();
  }
}

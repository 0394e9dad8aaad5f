package org.jsupervisor.supervisord.dependency;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;
import org.jsupervisor.supervisord.process.ProcessStatus;

/**
 * Finds out why nothing will come of waiting as things are. Stateless.
 *
 * @param text such as {@code db, which web needs, is FATAL}
 * @param isFailure whether something went wrong, other than that somebody wanted it so
 */
record Hindrance(String text, boolean isFailure) {

  /** What is in the way of a process, however far away it is; null if something may come of it. */
  static @Nullable Hindrance of(ManagedProcess process, DaemonState whole) {
    Hindrance nearest = null;
    Set<ManagedProcess> seen = new HashSet<>();
    Deque<ManagedProcess> open = new ArrayDeque<>();
    open.add(process);
    while (!open.isEmpty()) {
      ManagedProcess next = open.remove();
      for (Dependency dependency : Needs.of(next)) {
        Hindrance found = of(next, dependency, whole, seen, open);
        if (found != null && found.isFailure) {
          return found;
        }
        nearest = nearest == null ? found : nearest;
      }
    }
    return nearest;
  }

  private static @Nullable Hindrance of(
      ManagedProcess process,
      Dependency dependency,
      DaemonState whole,
      Set<ManagedProcess> seen,
      Deque<ManagedProcess> open) {
    List<ManagedProcess> others = whole.processes(dependency.target());
    if (others.isEmpty()) {
      return new Hindrance(needed(dependency.target().shown(), process) + "is not there", true);
    }
    Hindrance hindrance = null;
    for (ManagedProcess other : Needs.unmet(dependency, others, whole)) {
      if (!other.state().isStopped() || isOnTheWay(other, whole) || !seen.add(other)) {
        continue;
      }
      // What it waits for itself is nearer to the cause.
      open.add(other);
      if (!other.startsByItself()) {
        ProcessStatus status = other.status();
        hindrance =
            new Hindrance(
                needed(other.name(), process) + fate(status),
                status.state() != ProcessState.STOPPED);
      }
    }
    return hindrance;
  }

  private static boolean isOnTheWay(ManagedProcess process, DaemonState whole) {
    SharedService service = whole.serviceOf(process);
    return service != null && service.isExpected();
  }

  private static String needed(String name, ManagedProcess by) {
    return name + ", which " + by.name() + " needs, ";
  }

  private static String fate(ProcessStatus status) {
    if (status.state() != ProcessState.EXITED) {
      return "is " + status.state();
    }
    return status.exitStatus() < 0
        ? "was ended by a signal"
        : "has ended with exit status " + status.exitStatus();
  }
}

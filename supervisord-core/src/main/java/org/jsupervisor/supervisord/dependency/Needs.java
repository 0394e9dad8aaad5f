package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Condition;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;
import org.jsupervisor.supervisord.process.ProcessStatus;

/** Looks at what one process needs of others, as they are now. Stateless. */
final class Needs {
  private Needs() {}

  static List<Dependency> of(ManagedProcess process) {
    return process.config().policies().dependencies().needs();
  }

  /** Adds what is not as it is needed. */
  static void addWishes(ManagedProcess process, DaemonState whole, List<String> wishes) {
    for (Dependency dependency : of(process)) {
      List<ManagedProcess> others = whole.processes(dependency.target());
      if (others.isEmpty() || !unmet(dependency, others, whole).isEmpty()) {
        wishes.add(dependency.wish());
      }
    }
  }

  /** Those of the processes that are not as they are needed. */
  static List<ManagedProcess> unmet(
      Dependency dependency, List<ManagedProcess> others, DaemonState whole) {
    List<ManagedProcess> unmet = new ArrayList<>();
    for (ManagedProcess other : others) {
      if (!isMet(dependency, other) && !isSpare(dependency, other, whole)) {
        unmet.add(other);
      }
    }
    return unmet;
  }

  private static boolean isMet(Dependency dependency, ManagedProcess other) {
    ProcessStatus status = other.status();
    boolean isExpectedEnd = other.config().exitcodes().contains(status.exitStatus());
    String health = isHealthAsked(dependency, other) ? healthOf(other) : null;
    return Conditions.isMet(dependency.condition(), status.state(), isExpectedEnd, health);
  }

  /** Whether it serves a socket where enough others are as they are needed. */
  private static boolean isSpare(Dependency dependency, ManagedProcess other, DaemonState whole) {
    SharedService service = whole.serviceOf(other);
    if (service == null || !dependency.condition().isLasting() || !service.isOpen()) {
      return false;
    }
    int met = 0;
    for (ManagedProcess process : service.processes()) {
      met += isMet(dependency, process) ? 1 : 0;
    }
    return met >= service.least();
  }

  private static boolean isHealthAsked(Dependency dependency, ManagedProcess other) {
    return dependency.condition() == Condition.HEALTHY && other.state() == ProcessState.RUNNING;
  }

  private static @Nullable String healthOf(ManagedProcess process) {
    return process.facts().get(ProcessInfo.HEALTH);
  }
}

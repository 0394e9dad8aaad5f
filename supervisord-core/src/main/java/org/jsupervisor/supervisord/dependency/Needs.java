package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.process.ProcessStatus;

/** Looks at what one process needs of others, as they are now. Stateless. */
final class Needs {
  private static final String HEALTH = "health";

  private Needs() {}

  /** Adds what is not as it is needed. */
  static void addWishes(ManagedProcess process, DaemonState whole, List<String> wishes) {
    for (Dependency dependency : of(process)) {
      List<ManagedProcess> others = whole.processes(dependency.target());
      if (others.isEmpty() || !unmet(dependency, others).isEmpty()) {
        wishes.add(dependency.wish());
      }
    }
  }

  static List<Dependency> of(ManagedProcess process) {
    return process.config().policies().dependencies().needs();
  }

  /** Those of the processes that are not as they are needed. */
  static List<ManagedProcess> unmet(Dependency dependency, List<ManagedProcess> others) {
    List<ManagedProcess> unmet = new ArrayList<>();
    for (ManagedProcess other : others) {
      ProcessStatus status = other.status();
      boolean isExpectedEnd = other.config().exitcodes().contains(status.exitStatus());
      String health = other.facts().get(HEALTH);
      if (!Conditions.isMet(dependency.condition(), status.state(), isExpectedEnd, health)) {
        unmet.add(other);
      }
    }
    return unmet;
  }

  /** Why nothing will come of waiting as things are, null if something may. */
  static @Nullable String hindrance(ManagedProcess process, DaemonState whole) {
    for (Dependency dependency : of(process)) {
      List<ManagedProcess> others = whole.processes(dependency.target());
      if (others.isEmpty()) {
        return dependency.target().shown() + ", which " + process.name() + " needs, is not there";
      }
      for (ManagedProcess other : unmet(dependency, others)) {
        String hindrance = hindrance(process, other);
        if (hindrance != null) {
          return hindrance;
        }
      }
    }
    return null;
  }

  private static @Nullable String hindrance(ManagedProcess process, ManagedProcess other) {
    if (!other.state().isStopped()) {
      return null;
    }
    if (other.startsByItself()) {
      return other.companion().hindrance();
    }
    return other.name() + ", which " + process.name() + " needs, " + fate(other.status());
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

package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.dependency.Milestone;
import org.jsupervisor.config.dependency.PassedState;
import org.jsupervisor.config.policy.DependencyPolicy;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.ManagedProcess;

/** Keeps in mind how far the programs came that an ordered start waits for. Loop thread only. */
final class Milestones {
  private final List<Milestone> wanted;
  private final DaemonState whole;
  private final Map<String, Set<PassedState>> passed = new HashMap<>();

  /** Those of a program that is not started in order do not count. */
  Milestones(DependencyPolicy policy, boolean isOrdered, DaemonState whole) {
    this.wanted = isOrdered ? new ArrayList<>(policy.milestones()) : new ArrayList<>();
    this.whole = whole;
  }

  /** From now on nothing is waited for. */
  void forget() {
    wanted.clear();
    passed.clear();
  }

  void record(ManagedProcess process) {
    if (!wanted.isEmpty()) {
      passedBy(process).addAll(Conditions.passed(process.state()));
    }
  }

  private Set<PassedState> passedBy(ManagedProcess process) {
    String name = process.groupName() + ":" + process.name();
    Set<PassedState> states = passed.get(name);
    if (states == null) {
      states = EnumSet.noneOf(PassedState.class);
      passed.put(name, states);
    }
    return states;
  }

  /** Adds what is still waited for. */
  void addWishes(List<String> wishes) {
    for (Milestone milestone : wanted) {
      if (!isReached(milestone)) {
        wishes.add(milestone.wish());
      }
    }
  }

  private boolean isReached(Milestone milestone) {
    List<ManagedProcess> processes = whole.processes(milestone.target());
    for (ManagedProcess process : processes) {
      record(process);
    }
    for (PassedState state : milestone.states()) {
      boolean isReached = !processes.isEmpty();
      for (ManagedProcess process : processes) {
        isReached &= passedBy(process).contains(state);
      }
      if (isReached) {
        return true;
      }
    }
    return false;
  }
}

package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;

/**
 * What becomes of each process when a running group is brought to another configuration of the same
 * name.
 *
 * @param isWhole whether the group is replaced as one: nothing of it can stay, or its kind does not
 *     allow it
 * @param removed names of processes that are no longer wanted, in running order
 * @param replaced names of processes whose own configuration differs, in the new order
 * @param added names of processes that are new, in the new order
 * @param kept names of processes that go on as they are, in the new order
 */
public record GroupPlan(
    boolean isWhole,
    List<String> removed,
    List<String> replaced,
    List<String> added,
    List<String> kept) {
  public GroupPlan {
    removed = List.copyOf(removed);
    replaced = List.copyOf(replaced);
    added = List.copyOf(added);
    kept = List.copyOf(kept);
  }

  /** Compares process by process, by the rules of {@link ConfigDiff}. */
  public static GroupPlan between(GroupConfig running, GroupConfig wanted) {
    Map<String, ProcessConfig> left = byName(running);
    List<String> replaced = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (ProcessConfig process : wanted.processes()) {
      ProcessConfig current = left.remove(process.name());
      (current == null ? added : canStay(current, process) ? kept : replaced).add(process.name());
    }
    List<String> removed = new ArrayList<>();
    for (ProcessConfig process : running.processes()) {
      if (left.containsKey(process.name())) {
        removed.add(process.name());
      }
    }
    boolean isReplacedEntirely =
        kept.isEmpty() && !running.processes().isEmpty() && !wanted.processes().isEmpty();
    boolean isWhole = isReplacedEntirely || isOnlyReplacedAsOne(running, wanted);
    return new GroupPlan(isWhole, removed, replaced, added, kept);
  }

  private static Map<String, ProcessConfig> byName(GroupConfig group) {
    Map<String, ProcessConfig> processes = new HashMap<>();
    for (ProcessConfig process : group.processes()) {
      processes.put(process.name(), process);
    }
    return processes;
  }

  /** Listeners of a pool share its events, so no two pools can deal with them together. */
  private static boolean isOnlyReplacedAsOne(GroupConfig running, GroupConfig wanted) {
    if (running.getClass() != wanted.getClass()) {
      return true;
    }
    return running instanceof EventListenerPoolConfig && !ConfigDiff.isSame(running, wanted);
  }

  /**
   * Owner, mode and backlog of a socket count here: they alone change no group, but where a group
   * changes, no two processes of it may be left with different sockets at one address.
   */
  private static boolean canStay(ProcessConfig running, ProcessConfig wanted) {
    return ConfigDiff.isSame(running, wanted) && Objects.equals(running.socket(), wanted.socket());
  }

  /**
   * The configuration the group has afterwards: processes that stay keep theirs, the same object.
   * Of no use if the group is replaced as one.
   */
  public GroupConfig merged(GroupConfig running, GroupConfig wanted) {
    Map<String, ProcessConfig> before = byName(running);
    List<ProcessConfig> processes = new ArrayList<>();
    for (ProcessConfig process : wanted.processes()) {
      @Nullable ProcessConfig current =
          kept.contains(process.name()) ? before.get(process.name()) : null;
      processes.add(current == null ? process : current);
    }
    return wanted.withProcesses(processes);
  }

  /** Whether a process has to be stopped for it. */
  public boolean stops(String process) {
    return isWhole || removed.contains(process) || replaced.contains(process);
  }
}

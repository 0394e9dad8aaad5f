package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessDirectory;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.SharedService;

/** The active groups, in order of adding. Confined to the loop thread. */
final class Groups implements ProcessDirectory {
  private final Map<String, ProcessGroup> byName = new LinkedHashMap<>();

  void add(ProcessGroup group) {
    byName.put(group.name(), group);
  }

  void remove(ProcessGroup group) {
    byName.remove(group.name());
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** In order of adding. */
  List<ProcessGroup> all() {
    return List.copyOf(byName.values());
  }

  /** Names of those without processes, in order of adding. */
  List<String> empty() {
    List<String> empty = new ArrayList<>();
    for (ProcessGroup group : byName.values()) {
      if (group.processes().isEmpty()) {
        empty.add(group.name());
      }
    }
    return empty;
  }

  /** By ascending priority, ties in order of adding. */
  List<ProcessGroup> byPriority() {
    List<ProcessGroup> sorted = new ArrayList<>(byName.values());
    sorted.sort((a, b) -> Integer.compare(a.config().priority(), b.config().priority()));
    return sorted;
  }

  /** Every process, by the priority of its group, then its own, ties in start order. */
  @Override
  public List<ManagedProcess> processesByPriority() {
    List<ManagedProcess> processes = new ArrayList<>();
    for (ProcessGroup group : byPriority()) {
      processes.addAll(group.byPriority());
    }
    return processes;
  }

  @Override
  public List<ManagedProcess> processes(Target target) {
    ProcessGroup group = byName.get(target.group());
    if (group == null) {
      return target.isBare() ? named(target.group()) : List.of();
    }
    if (target.isWholeGroup()) {
      return group.processes();
    }
    ManagedProcess process = group.process(target.process());
    return process == null ? List.of() : List.of(process);
  }

  private List<ManagedProcess> named(String name) {
    List<ManagedProcess> named = new ArrayList<>();
    for (ProcessGroup group : byName.values()) {
      ManagedProcess process = group.process(name);
      if (process != null) {
        named.add(process);
      }
    }
    return named;
  }

  @Override
  public @Nullable SharedService serviceOf(ManagedProcess process) {
    ProcessGroup group = byName.get(process.groupName());
    return group == null ? null : group.serviceOf(process);
  }

  /** Those that a client's start of everything is about, in the same order. */
  List<ManagedProcess> toStart() {
    List<ManagedProcess> processes = new ArrayList<>();
    for (ProcessGroup group : byPriority()) {
      processes.addAll(group.toStart());
    }
    return processes;
  }

  /** Those that a client's stop of everything is about, in the same order: all. */
  List<ManagedProcess> toStop() {
    List<ManagedProcess> processes = new ArrayList<>();
    for (ProcessGroup group : byPriority()) {
      processes.addAll(group.toStop());
    }
    return processes;
  }

  /** Finds an active group or refuses with BAD_NAME. */
  ProcessGroup group(String name) throws ControlFault {
    ProcessGroup group = byName.get(name);
    if (group == null) {
      throw new ControlFault(Fault.BAD_NAME, name);
    }
    return group;
  }

  /** Finds one process or refuses with BAD_NAME; a whole group is refused as well. */
  ManagedProcess process(Namespec name) throws ControlFault {
    ProcessGroup group = byName.get(name.group());
    ManagedProcess process = group == null ? null : processOf(group, name.process());
    if (process == null) {
      throw new ControlFault(Fault.BAD_NAME, name.text());
    }
    return process;
  }

  private static @Nullable ManagedProcess processOf(ProcessGroup group, @Nullable String name) {
    return name == null ? null : group.process(name);
  }

  /** How often a process was started again; 0 if it is not there. */
  int restarts(String group, String name) {
    ProcessGroup active = byName.get(group);
    ManagedProcess process = active == null ? null : active.process(name);
    return process == null ? 0 : process.restarts();
  }

  /** Whether a process has a way to be reloaded; false if it is not there. */
  boolean canReload(String group, String name) {
    ProcessGroup active = byName.get(group);
    ManagedProcess process = active == null ? null : active.process(name);
    return process != null && ReloadAction.isPossible(process);
  }

  /** The process that runs with exactly this configuration, null if none does. */
  @SuppressWarnings("ReferenceEquality") // After a reread an equal configuration is another one.
  @Nullable ManagedProcess activeWith(GroupConfig group, ProcessConfig process) {
    ProcessGroup active = byName.get(group.name());
    ManagedProcess managed = active == null ? null : active.process(process.name());
    return managed != null && managed.config() == process ? managed : null;
  }
}

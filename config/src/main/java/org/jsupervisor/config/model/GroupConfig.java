package org.jsupervisor.config.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named set of processes that is added, removed and ordered as one (daemon.md 2.5, 8.2). */
public sealed interface GroupConfig
    permits ProcessGroupConfig, EventListenerPoolConfig, FastCgiGroupConfig {
  String name();

  /** Lower starts first and stops last. */
  int priority();

  /** In start order. */
  List<ProcessConfig> processes();

  /** The same group with other processes. */
  GroupConfig withProcesses(List<ProcessConfig> others);

  /** The group of that name; null if there is none. Names of groups are unique. */
  static @Nullable GroupConfig find(List<? extends GroupConfig> groups, String name) {
    for (GroupConfig group : groups) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    return null;
  }
}

package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.LogFileConfig.Target;
import org.jsupervisor.config.model.ProcessConfig;

/**
 * What a reread found: names of groups to add, to replace and to remove (daemon.md 8.1, 8.2).
 *
 * @param added in the order of the new configuration
 * @param changed in the order of the new configuration
 * @param removed in the order of the running groups
 */
public record ConfigDiff(List<String> added, List<String> changed, List<String> removed) {
  public ConfigDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  public static ConfigDiff between(
      List<? extends GroupConfig> running, List<? extends GroupConfig> wanted) {
    Map<String, GroupConfig> runningByName = new HashMap<>();
    for (GroupConfig group : running) {
      runningByName.put(group.name(), group);
    }
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    HashSet<String> wantedNames = new HashSet<>();
    for (GroupConfig group : wanted) {
      wantedNames.add(group.name());
      GroupConfig current = runningByName.get(group.name());
      if (current == null) {
        added.add(group.name());
      } else if (!isSame(current, group)) {
        changed.add(group.name());
      }
    }
    List<String> removed = new ArrayList<>();
    for (GroupConfig group : running) {
      if (!wantedNames.contains(group.name())) {
        removed.add(group.name());
      }
    }
    return new ConfigDiff(added, changed, removed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  static boolean isSame(GroupConfig left, GroupConfig right) {
    return left.getClass() == right.getClass()
        && left.priority() == right.priority()
        && hasSameSpecifics(left, right)
        && hasSameProcesses(left.processes(), right.processes());
  }

  private static boolean hasSameSpecifics(GroupConfig left, GroupConfig right) {
    if (left instanceof EventListenerPoolConfig a && right instanceof EventListenerPoolConfig b) {
      return a.bufferSize() == b.bufferSize()
          && new HashSet<>(a.events()).equals(new HashSet<>(b.events()))
          && a.resultHandler().equals(b.resultHandler());
    }
    if (left instanceof FastCgiGroupConfig a && right instanceof FastCgiGroupConfig b) {
      return hasSameUrl(a.socket(), b.socket());
    }
    return true;
  }

  private static boolean hasSameProcesses(List<ProcessConfig> left, List<ProcessConfig> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!isSame(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a process of the first configuration is what the second one asks for. */
  static boolean isSame(ProcessConfig left, ProcessConfig right) {
    return isSame(left.stdout(), right.stdout())
        && isSame(left.stderr(), right.stderr())
        && hasSameUrl(left.socket(), right.socket())
        && left.with(right.stdout(), right.stderr(), right.socket()).equals(right);
  }

  private static boolean isSame(LogFileConfig left, LogFileConfig right) {
    return hasSameFile(left, right)
        && left.maxbytes().equals(right.maxbytes())
        && left.backups() == right.backups()
        && left.captureMaxbytes().equals(right.captureMaxbytes())
        && left.eventsEnabled() == right.eventsEnabled()
        && left.syslog() == right.syslog()
        && left.further().equals(right.further());
  }

  private static boolean hasSameFile(LogFileConfig running, LogFileConfig wanted) {
    // Compatibility: a change to AUTO is not noticed, the process keeps the file it has.
    return wanted.target() == Target.AUTO
        || (running.target() == wanted.target()
            && (running.path() == null || running.path().equals(wanted.path())));
  }

  private static boolean hasSameUrl(
      @Nullable FastCgiSocketConfig left, @Nullable FastCgiSocketConfig right) {
    // Compatibility: owner, mode and backlog alone do not make a group changed.
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return left.url().equals(right.url());
  }
}

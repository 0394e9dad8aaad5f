package org.jsupervisor.config;

import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.PythonText;

/** Orders groups and processes by (priority, name), names by code point. */
final class ConfigOrder {
  private ConfigOrder() {}

  static int compareGroups(GroupConfig left, GroupConfig right) {
    int byPriority = Integer.compare(left.priority(), right.priority());
    return byPriority != 0 ? byPriority : PythonText.compare(left.name(), right.name());
  }

  static int compareProcesses(ProcessConfig left, ProcessConfig right) {
    int byPriority = Integer.compare(left.priority(), right.priority());
    return byPriority != 0 ? byPriority : PythonText.compare(left.name(), right.name());
  }
}

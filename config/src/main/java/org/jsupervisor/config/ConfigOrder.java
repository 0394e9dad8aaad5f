package org.jsupervisor.config;

import java.util.Comparator;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.PythonText;

/** Orders groups and processes by (priority, name), names by code point. */
final class ConfigOrder {
  // Plain classes: the first method reference of a program costs it milliseconds at start.
  static final Comparator<GroupConfig> OF_GROUPS =
      new Comparator<>() {
        @Override
        public int compare(GroupConfig left, GroupConfig right) {
          int byPriority = Integer.compare(left.priority(), right.priority());
          return byPriority != 0 ? byPriority : PythonText.compare(left.name(), right.name());
        }
      };

  static final Comparator<ProcessConfig> OF_PROCESSES =
      new Comparator<>() {
        @Override
        public int compare(ProcessConfig left, ProcessConfig right) {
          int byPriority = Integer.compare(left.priority(), right.priority());
          return byPriority != 0 ? byPriority : PythonText.compare(left.name(), right.name());
        }
      };

  static final Comparator<String> OF_NAMES =
      new Comparator<>() {
        @Override
        public int compare(String left, String right) {
          return PythonText.compare(left, right);
        }
      };

  private ConfigOrder() {}
}

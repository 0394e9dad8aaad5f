package org.jsupervisor.config.model;

import java.util.List;

/** An ordinary group: a {@code [program:x]} on its own or a {@code [group:x]}. */
public record ProcessGroupConfig(String name, int priority, List<ProcessConfig> processes)
    implements GroupConfig {
  public ProcessGroupConfig {
    processes = List.copyOf(processes);
  }

  @Override
  public ProcessGroupConfig withProcesses(List<ProcessConfig> others) {
    return new ProcessGroupConfig(name, priority, others);
  }
}

package org.jsupervisor.config.model;

import java.util.List;

/** The group of one {@code [fcgi-program:x]}; its processes share {@code socket} (daemon.md 7). */
public record FastCgiGroupConfig(
    String name, int priority, List<ProcessConfig> processes, FastCgiSocketConfig socket)
    implements GroupConfig {
  public FastCgiGroupConfig {
    processes = List.copyOf(processes);
  }

  @Override
  public FastCgiGroupConfig withProcesses(List<ProcessConfig> others) {
    return new FastCgiGroupConfig(name, priority, others, socket);
  }
}

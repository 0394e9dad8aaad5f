package org.jsupervisor.config.model;

import java.util.List;

/**
 * A pool of event listeners (daemon.md 2.6).
 *
 * @param events event type names in upper case, in the order written
 * @param resultHandler the import spec, {@code supervisor.dispatchers:default_handler} by default
 */
public record EventListenerPoolConfig(
    String name,
    int priority,
    List<ProcessConfig> processes,
    int bufferSize,
    List<String> events,
    String resultHandler)
    implements GroupConfig {
  public EventListenerPoolConfig {
    processes = List.copyOf(processes);
    events = List.copyOf(events);
  }

  @Override
  public EventListenerPoolConfig withProcesses(List<ProcessConfig> others) {
    return new EventListenerPoolConfig(name, priority, others, bufferSize, events, resultHandler);
  }
}

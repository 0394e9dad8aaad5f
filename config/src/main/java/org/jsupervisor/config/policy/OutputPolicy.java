package org.jsupervisor.config.policy;

/** How a program's output is written to its logs. */
public record OutputPolicy() {
  public static final OutputPolicy DEFAULT = new OutputPolicy();
}

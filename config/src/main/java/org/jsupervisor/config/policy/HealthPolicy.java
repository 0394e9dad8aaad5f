package org.jsupervisor.config.policy;

/** How it is found out that a running program still works, and what happens if it does not. */
public record HealthPolicy() {
  public static final HealthPolicy DEFAULT = new HealthPolicy();
}

package org.jsupervisor.config.policy;

/** How it is found out that a program can do its work. */
public record ReadinessPolicy() {
  public static final ReadinessPolicy DEFAULT = new ReadinessPolicy();
}

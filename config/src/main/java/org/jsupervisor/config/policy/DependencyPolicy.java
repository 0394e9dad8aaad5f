package org.jsupervisor.config.policy;

/** Which other programs have to be up before a program starts. */
public record DependencyPolicy() {
  public static final DependencyPolicy DEFAULT = new DependencyPolicy();
}

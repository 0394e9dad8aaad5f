package org.jsupervisor.config.policy;

/** The files that a program's environment is read from. */
public record EnvironmentFilePolicy() {
  public static final EnvironmentFilePolicy DEFAULT = new EnvironmentFilePolicy();
}

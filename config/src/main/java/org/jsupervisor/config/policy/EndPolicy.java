package org.jsupervisor.config.policy;

/** What the end of a program means for its group and the daemon. */
public record EndPolicy() {
  public static final EndPolicy DEFAULT = new EndPolicy();
}

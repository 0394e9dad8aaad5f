package org.jsupervisor.config.policy;

/** The limits and rights that a program starts with. */
public record LimitPolicy() {
  public static final LimitPolicy DEFAULT = new LimitPolicy();
}

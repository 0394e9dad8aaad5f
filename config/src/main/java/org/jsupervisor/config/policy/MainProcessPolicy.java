package org.jsupervisor.config.policy;

/** How the main process of a program is found that changes its pid. */
public record MainProcessPolicy() {
  public static final MainProcessPolicy DEFAULT = new MainProcessPolicy();
}

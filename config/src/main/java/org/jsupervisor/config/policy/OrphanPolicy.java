package org.jsupervisor.config.policy;

/**
 * What happens to processes that a dead program leaves behind, and what its next start waits for.
 */
public record OrphanPolicy() {
  public static final OrphanPolicy DEFAULT = new OrphanPolicy();
}

package org.jsupervisor.config.policy;

import java.util.List;
import org.jsupervisor.config.probe.Address;

/**
 * What happens to processes that a dead program leaves behind, and what its next start waits for.
 *
 * @param kill whether they are stopped; otherwise they are left alone
 * @param waitPortFree where nobody else may listen when the program starts
 */
public record OrphanPolicy(boolean kill, List<Address> waitPortFree) {
  /** Supervisor's: they are left alone, and starts wait for nothing. */
  public static final OrphanPolicy DEFAULT = new OrphanPolicy(false, List.of());

  public OrphanPolicy {
    waitPortFree = List.copyOf(waitPortFree);
  }
}

package org.jsupervisor.supervisord.companion;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.CompanionFactory;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;

/** Makes the companions that a process's policies ask for. Confined to the loop thread. */
public final class PolicyCompanions implements CompanionFactory {
  @Override
  public List<Companion> companionsOf(ManagedProcess process, Surroundings around) {
    ProcessPolicies policies = process.config().policies();
    if (policies.isDefault()) {
      return List.of();
    }
    return new ArrayList<>();
  }
}

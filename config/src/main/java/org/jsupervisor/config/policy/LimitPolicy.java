package org.jsupervisor.config.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel allows a program, and which groups it is in.
 *
 * @param resources limits other than those of the daemon
 * @param nice from -20 to 19, null for the daemon's
 * @param oomScoreAdj from -1000 to 1000, null for the daemon's
 * @param gid its primary group, null for the user's
 * @param supplementaryGids groups besides those of its user
 */
public record LimitPolicy(
    List<ResourceLimit> resources,
    @Nullable Integer nice,
    @Nullable Integer oomScoreAdj,
    @Nullable Integer gid,
    List<Integer> supplementaryGids) {
  public static final LimitPolicy DEFAULT = new LimitPolicy(List.of(), null, null, null, List.of());

  public LimitPolicy {
    resources = List.copyOf(resources);
    supplementaryGids = List.copyOf(supplementaryGids);
  }

  /** Whether anything differs from the daemon's. */
  public boolean isSet() {
    return hasLimits() || hasGroups();
  }

  public boolean hasLimits() {
    return !resources.isEmpty() || nice != null || oomScoreAdj != null;
  }

  public boolean hasGroups() {
    return gid != null || !supplementaryGids.isEmpty();
  }
}

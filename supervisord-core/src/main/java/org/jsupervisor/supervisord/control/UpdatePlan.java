package org.jsupervisor.supervisord.control;

import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;

/**
 * What an update would do, group by group.
 *
 * @param removed groups that are no longer configured; their processes are stopped
 * @param changed groups of which some processes, or all, are stopped, made anew or added
 * @param added groups that are new
 */
public record UpdatePlan(
    List<GroupChange> removed, List<GroupChange> changed, List<GroupChange> added) {
  public UpdatePlan {
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    added = List.copyOf(added);
  }

  public boolean isEmpty() {
    return removed.isEmpty() && changed.isEmpty() && added.isEmpty();
  }
}

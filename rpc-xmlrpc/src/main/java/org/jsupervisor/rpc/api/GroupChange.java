package org.jsupervisor.rpc.api;

import java.util.List;

/**
 * What became of the processes of a group that was brought to another configuration, by name.
 *
 * @param group its name
 * @param isWhole whether the group was stopped, removed and added as one
 * @param removed stopped and no longer there
 * @param updated stopped and there with its new configuration
 * @param added new
 * @param kept not touched
 */
public record GroupChange(
    String group,
    boolean isWhole,
    List<String> removed,
    List<String> updated,
    List<String> added,
    List<String> kept) {
  public GroupChange {
    removed = List.copyOf(removed);
    updated = List.copyOf(updated);
    added = List.copyOf(added);
    kept = List.copyOf(kept);
  }
}

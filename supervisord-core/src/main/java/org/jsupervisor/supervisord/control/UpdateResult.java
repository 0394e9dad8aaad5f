package org.jsupervisor.supervisord.control;

import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;

/**
 * What an update has done.
 *
 * @param removed names of groups
 * @param changed what became of the processes of other groups
 * @param added names of groups
 * @param problems what could not be done, and why; the rest may not have been tried
 */
public record UpdateResult(
    List<String> removed, List<GroupChange> changed, List<String> added, List<String> problems) {
  public UpdateResult {
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    problems = List.copyOf(problems);
  }
}

package org.jsupervisor.rpc.api;

import java.util.List;

/** The groups reloadConfig found added, changed and removed. */
public record ConfigChanges(List<String> added, List<String> changed, List<String> removed) {
  public ConfigChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}

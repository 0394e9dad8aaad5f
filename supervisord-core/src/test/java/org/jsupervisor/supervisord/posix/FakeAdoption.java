package org.jsupervisor.supervisord.posix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What children of the scripted kernel leave behind, as the test says. */
public final class FakeAdoption implements Adoption {
  private record Orphan(int group, boolean isAdopted, boolean isDeaf, List<String> environment) {}

  private final Map<Integer, Orphan> orphans = new TreeMap<>();
  private boolean hasBegun;

  /** A member of a process group that others have adopted; deaf ones die of KILL only. */
  public void leave(int pid, int group, boolean isDeaf) {
    orphans.put(pid, new Orphan(group, false, isDeaf, List.of()));
  }

  /** One in a group of its own that the daemon has adopted. */
  public void adopt(int pid, boolean isDeaf, String... environment) {
    orphans.put(pid, new Orphan(pid, true, isDeaf, List.of(environment)));
  }

  /** Whether the daemon has asked to adopt. */
  public boolean hasBegun() {
    return hasBegun;
  }

  /** Those that are left. */
  public List<Integer> pids() {
    return List.copyOf(orphans.keySet());
  }

  /** Delivers a signal; false if no orphan is meant. */
  boolean takes(int target, int signal) {
    List<Integer> meant = new ArrayList<>();
    orphans.forEach(
        (pid, orphan) -> {
          if (target == pid || target == -orphan.group()) {
            meant.add(pid);
          }
        });
    for (int pid : meant) {
      Orphan orphan = orphans.get(pid);
      if (signal == 9 || (signal != 0 && orphan != null && !orphan.isDeaf())) {
        orphans.remove(pid);
      }
    }
    return !meant.isEmpty();
  }

  @Override
  public void begin() {
    hasBegun = true;
  }

  @Override
  public List<Integer> children() {
    List<Integer> children = new ArrayList<>();
    orphans.forEach(
        (pid, orphan) -> {
          if (orphan.isAdopted()) {
            children.add(pid);
          }
        });
    return children;
  }

  @Override
  public boolean hasEnvironment(int pid, List<String> entries) {
    Orphan orphan = orphans.get(pid);
    return orphan != null && orphan.environment().containsAll(entries);
  }
}

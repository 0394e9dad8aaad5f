package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What children of the scripted kernel leave behind, as the test says. */
public final class FakeOrphans {
  private record Orphan(int group, boolean isAdopted, boolean isDeaf, List<String> environment) {}

  private final Map<Integer, Orphan> orphans = new TreeMap<>();

  FakeOrphans() {}

  /** A member of a process group that others have adopted; deaf ones die of KILL only. */
  public void leave(int pid, int group, boolean isDeaf) {
    orphans.put(pid, new Orphan(group, false, isDeaf, List.of()));
  }

  /** One in a group of its own that the daemon has adopted. */
  public void adopt(int pid, boolean isDeaf, String... environment) {
    orphans.put(pid, new Orphan(pid, true, isDeaf, List.of(environment)));
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

  List<Integer> adopted() {
    List<Integer> adopted = new ArrayList<>();
    orphans.forEach(
        (pid, orphan) -> {
          if (orphan.isAdopted()) {
            adopted.add(pid);
          }
        });
    return adopted;
  }

  /** Its environment, a NUL after each entry; null if there is no such orphan. */
  byte @Nullable [] environment(int pid) {
    Orphan orphan = orphans.get(pid);
    return orphan == null
        ? null
        : (String.join("\0", orphan.environment()) + '\0').getBytes(StandardCharsets.UTF_8);
  }
}

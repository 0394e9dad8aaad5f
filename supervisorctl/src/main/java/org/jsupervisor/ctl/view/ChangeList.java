package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsupervisor.rpc.api.ConfigChanges;

/** Says what {@code reread} found. */
public final class ChangeList {
  private ChangeList() {}

  /** Returns one line per changed group, sorted by name. */
  public static List<String> lines(ConfigChanges changes) {
    Map<String, String> words = new TreeMap<>();
    putAll(words, changes.added(), "available");
    putAll(words, changes.changed(), "changed");
    putAll(words, changes.removed(), "disappeared");
    List<String> lines = new ArrayList<>(words.size());
    for (Map.Entry<String, String> entry : words.entrySet()) {
      lines.add(entry.getKey() + ": " + entry.getValue());
    }
    if (lines.isEmpty()) {
      lines.add("No config updates to processes");
    }
    return lines;
  }

  private static void putAll(Map<String, String> words, List<String> groups, String word) {
    for (String group : groups) {
      words.put(group, word);
    }
  }
}

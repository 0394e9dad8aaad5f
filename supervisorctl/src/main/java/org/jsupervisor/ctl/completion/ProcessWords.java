package org.jsupervisor.ctl.completion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.rpc.api.ProcessInfo;

/** The words that name processes and groups. Confined to one thread. */
final class ProcessWords {
  private final List<Proposal> found = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();

  private ProcessWords() {}

  static List<Proposal> groups(List<ProcessInfo> infos) {
    ProcessWords words = new ProcessWords();
    for (ProcessInfo info : infos) {
      words.addGroup(info.group(), info.group());
    }
    return words.found;
  }

  /** Each group with the number of its processes, to be replaced by another one. */
  static List<Proposal> counts(List<ProcessInfo> infos) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ProcessInfo info : infos) {
      counts.merge(info.group(), 1, Integer::sum);
    }
    List<Proposal> found = new ArrayList<>();
    for (Map.Entry<String, Integer> group : counts.entrySet()) {
      found.add(new Proposal(group.getKey() + '=' + group.getValue(), "as it is"));
    }
    return found;
  }

  /** As the original has it: the group is named where it says more, or once a colon was typed. */
  static List<Proposal> processes(List<ProcessInfo> infos, String typed) {
    boolean isColonTyped = typed.indexOf(':') >= 0;
    ProcessWords words = new ProcessWords();
    for (ProcessInfo info : infos) {
      String state = info.state().name();
      if (isColonTyped || !info.name().equals(info.group())) {
        words.found.add(new Proposal(info.group() + ':' + info.name(), state));
        words.addGroup(info.group(), info.group() + ":*");
      } else {
        words.found.add(new Proposal(info.name(), state));
      }
    }
    return words.found;
  }

  private void addGroup(String group, String word) {
    if (groups.add(group)) {
      found.add(new Proposal(word, "group"));
    }
  }
}

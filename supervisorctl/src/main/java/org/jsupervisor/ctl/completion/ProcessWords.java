package org.jsupervisor.ctl.completion;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** The words that name processes and groups. */
final class ProcessWords {
  private ProcessWords() {}

  static List<String> groups(List<ProcessInfo> infos) {
    List<String> groups = new ArrayList<>();
    for (ProcessInfo info : infos) {
      addOnce(groups, info.group());
    }
    return groups;
  }

  /** As the original has it: the group is named where it says more, or once a colon was typed. */
  static List<String> processes(List<ProcessInfo> infos, String typed) {
    boolean isColonTyped = typed.indexOf(':') >= 0;
    List<String> words = new ArrayList<>();
    for (ProcessInfo info : infos) {
      if (isColonTyped || !info.name().equals(info.group())) {
        words.add(info.group() + ':' + info.name());
        addOnce(words, info.group() + ":*");
      } else {
        words.add(info.name());
      }
    }
    return words;
  }

  private static void addOnce(List<String> words, String word) {
    if (!words.contains(word)) {
      words.add(word);
    }
  }
}

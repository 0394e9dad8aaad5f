package org.jsupervisor.ctl.completion;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.command.Verbs;

/** Finds the words that can follow. */
public final class Candidates {
  private static final List<String> SIGNALS =
      List.of(
          "ABRT", "ALRM", "CHLD", "CONT", "HUP", "INT", "KILL", "QUIT", "STOP", "TERM", "TSTP",
          "TTIN", "TTOU", "USR1", "USR2", "WINCH");
  private static final List<String> CHANNELS = List.of("stdout", "stderr");
  private static final String ALL = "all";
  private static final String FOLLOW = "-f";

  private final NameSource names;

  public Candidates(NameSource names) {
    this.names = names;
  }

  /** The words that begin with what was typed, after the words before it. */
  public List<String> of(List<String> before, String typed) {
    List<String> found = new ArrayList<>();
    for (String word : all(before, typed)) {
      if (word.startsWith(typed)) {
        found.add(word);
      }
    }
    return found;
  }

  private List<String> all(List<String> before, String typed) {
    if (before.isEmpty()) {
      return Verbs.names();
    }
    List<String> arguments = before.subList(1, before.size());
    return switch (before.get(0)) {
      case "help" -> arguments.isEmpty() ? Verbs.names() : List.of();
      case "add", "remove" -> ProcessWords.groups(names.processes());
      case "update" -> withAll(ProcessWords.groups(names.processes()));
      case "clear", "pid", "restart", "start", "status", "stop" -> withAll(processes(typed));
      case "fg" -> arguments.isEmpty() ? processes(typed) : List.of();
      case "signal" -> arguments.isEmpty() ? signals(typed) : withAll(processes(typed));
      case "tail" -> tail(arguments, typed);
      case "maintail" -> arguments.isEmpty() ? List.of(FOLLOW) : List.of();
      default -> List.of();
    };
  }

  private List<String> processes(String typed) {
    return ProcessWords.processes(names.processes(), typed);
  }

  private static List<String> withAll(List<String> words) {
    List<String> more = new ArrayList<>(words);
    more.add(ALL);
    return more;
  }

  /** Signals with their prefix once somebody begins to type it. */
  private static List<String> signals(String typed) {
    if (typed.isEmpty() || !"SIG".startsWith(typed.substring(0, Math.min(3, typed.length())))) {
      return SIGNALS;
    }
    List<String> words = new ArrayList<>(SIGNALS);
    for (String signal : SIGNALS) {
      words.add("SIG" + signal);
    }
    return words;
  }

  private List<String> tail(List<String> arguments, String typed) {
    boolean isModified = !arguments.isEmpty() && arguments.get(0).startsWith("-");
    int position = arguments.size() - (isModified ? 1 : 0);
    if (position == 1) {
      return CHANNELS;
    }
    if (position > 1) {
      return List.of();
    }
    if (typed.startsWith("-")) {
      return isModified ? List.of() : List.of(FOLLOW);
    }
    return processes(typed);
  }
}

package org.jsupervisor.ctl.completion;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.json.JsonAnswer;

/** Finds the words that can follow. */
public final class Candidates {
  private static final List<String> SIGNALS =
      List.of(
          "ABRT", "ALRM", "CHLD", "CONT", "HUP", "INT", "KILL", "QUIT", "STOP", "TERM", "TSTP",
          "TTIN", "TTOU", "USR1", "USR2", "WINCH");
  private static final List<Proposal> CHANNELS =
      List.of(Proposal.of("stdout"), Proposal.of("stderr"));
  private static final Proposal ALL = new Proposal("all", "everything");
  private static final List<Proposal> FOLLOW = List.of(new Proposal("-f", "as it grows"));

  private final NameSource names;

  public Candidates(NameSource names) {
    this.names = names;
  }

  /** The words that begin with what was typed, after the words before it. */
  public List<Proposal> of(List<String> before, String typed) {
    List<Proposal> found = new ArrayList<>();
    for (Proposal proposal : all(before, typed)) {
      if (proposal.word().startsWith(typed)) {
        found.add(proposal);
      }
    }
    return found;
  }

  private List<Proposal> all(List<String> before, String typed) {
    if (before.isEmpty()) {
      return names.verbs();
    }
    String verb = before.get(0);
    List<String> arguments = before.subList(1, before.size());
    if (typed.startsWith("--")) {
      return options(verb);
    }
    return switch (verb) {
      case "help" -> arguments.isEmpty() ? names.verbs() : List.of();
      case "add", "remove" -> ProcessWords.groups(names.processes());
      case "update" -> withAll(ProcessWords.groups(names.processes()));
      case "clear", "pid", "reload-program", "restart", "start", "status", "stop" ->
          withAll(processes(typed));
      case "rolling-restart" -> rollingRestart(arguments, typed);
      case "scale" -> ProcessWords.counts(names.processes());
      case "quickrestart", "quickstart", "quickstop", "serialrestart" -> withAll(processes(typed));
      case "mrestart", "mstart", "mstop" -> ProcessWords.groups(names.processes());
      case "fg" -> arguments.isEmpty() ? processes(typed) : List.of();
      case "kill" -> arguments.isEmpty() ? signals(typed) : processes(typed);
      case "signal" -> arguments.isEmpty() ? signals(typed) : withAll(processes(typed));
      case "tail" -> tail(arguments, typed);
      case "maintail" -> arguments.isEmpty() ? FOLLOW : List.of();
      default -> List.of();
    };
  }

  private List<Proposal> rollingRestart(List<String> arguments, String typed) {
    boolean isNumber =
        !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("--batch");
    return isNumber ? List.of() : withAll(processes(typed));
  }

  private List<Proposal> processes(String typed) {
    return ProcessWords.processes(names.processes(), typed);
  }

  private static List<Proposal> withAll(List<Proposal> words) {
    List<Proposal> more = new ArrayList<>(words);
    more.add(ALL);
    return more;
  }

  /** Signals with their prefix once somebody begins to type it. */
  private static List<Proposal> signals(String typed) {
    String prefix = typed.startsWith("SIG") || typed.equals("SI") ? "SIG" : "";
    List<Proposal> proposals = new ArrayList<>();
    for (String signal : SIGNALS) {
      proposals.add(Proposal.of(prefix + signal));
    }
    return proposals;
  }

  /** The options that stand for themselves among a verb's arguments. */
  private static List<Proposal> options(String verb) {
    List<Proposal> options = new ArrayList<>();
    if (verb.equals("status")) {
      options.add(new Proposal("--watch", "again and again"));
    }
    if (verb.equals("rolling-restart")) {
      options.add(new Proposal("--batch", "how many at a time"));
    }
    if (JsonAnswer.of(verb) != null) {
      options.add(new Proposal("--json", "as a JSON document"));
    }
    return options;
  }

  private List<Proposal> tail(List<String> arguments, String typed) {
    boolean isModified = !arguments.isEmpty() && arguments.get(0).startsWith("-");
    int position = arguments.size() - (isModified ? 1 : 0);
    if (position == 1) {
      return CHANNELS;
    }
    if (position > 1) {
      return List.of();
    }
    if (typed.startsWith("-")) {
      return isModified ? List.of() : FOLLOW;
    }
    return processes(typed);
  }
}

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
      return verbs();
    }
    List<String> arguments = before.subList(1, before.size());
    return switch (before.get(0)) {
      case "help" -> arguments.isEmpty() ? verbs() : List.of();
      case "add", "remove" -> ProcessWords.groups(names.processes());
      case "update" -> withAll(ProcessWords.groups(names.processes()));
      case "clear", "pid", "restart", "start", "status", "stop" -> withAll(processes(typed));
      case "fg" -> arguments.isEmpty() ? processes(typed) : List.of();
      case "signal" -> arguments.isEmpty() ? signals(typed) : withAll(processes(typed));
      case "tail" -> tail(arguments, typed);
      case "maintail" -> arguments.isEmpty() ? FOLLOW : List.of();
      default -> List.of();
    };
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

  private static List<Proposal> verbs() {
    List<Proposal> proposals = new ArrayList<>();
    for (String name : Verbs.names()) {
      proposals.add(new Proposal(name, Verbs.summary(name)));
    }
    return proposals;
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

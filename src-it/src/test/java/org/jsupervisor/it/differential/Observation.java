package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsupervisor.it.daemon.LineDiff;

/** All there was to see of one run, made comparable. */
record Observation(List<String> results, String log, String events, int exit) {

  /** In what the other run differs from this one. */
  List<String> differences(Observation other) {
    List<String> differences = new ArrayList<>();
    compare("exit status", exit, other.exit, differences);
    int common = Math.min(results.size(), other.results.size());
    for (int i = 0; i < common; i++) {
      compare("result " + i, results.get(i), other.results.get(i), differences);
    }
    compare("number of results", results.size(), other.results.size(), differences);
    compareAll("log of ", LogLines.byProcess(log), LogLines.byProcess(other.log), differences);
    Set<String> unreported = LogLines.waits(log);
    unreported.removeAll(LogLines.waits(other.log));
    compare("missing reports of waiting", Set.of(), unreported, differences);
    compareAll(
        "events of ",
        EventLines.bySubject(events),
        EventLines.bySubject(other.events),
        differences);
    return differences;
  }

  private static void compareAll(
      String what,
      Map<String, List<String>> expected,
      Map<String, List<String>> actual,
      List<String> differences) {
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    for (String key : keys) {
      List<String> none = List.of();
      String left = String.join("\n", expected.getOrDefault(key, none));
      String right = String.join("\n", actual.getOrDefault(key, none));
      compare(what + (key.isEmpty() ? "the daemon" : key), left, right, differences);
    }
  }

  private static void compare(
      String what, Object expected, Object actual, List<String> differences) {
    if (!Objects.equals(expected, actual)) {
      String diff = LineDiff.of(String.valueOf(expected), String.valueOf(actual));
      differences.add(what + " (- original, + ours)\n" + diff);
    }
  }
}

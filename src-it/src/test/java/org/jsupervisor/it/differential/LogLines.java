package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes main logs apart: the lines of each process, and those of the daemon itself, each in order.
 * What is not compared line by line is listed in {@link Variation}.
 */
final class LogLines {
  private static final Pattern TIME =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ", Pattern.MULTILINE);
  private static final Pattern PROCESS =
      Pattern.compile(
          "^[A-Z]{4} (?:spawned: '|success: |exited: |gave up: |stopped: |killing '?|sending |'"
              + "|event N sent to listener |(?:attempted to|Attempted to) (?:kill|send) )([^\\s',]+)"
              + "|^[A-Z]{4} ([^\\s:]+): (?:[A-Z]+ -> |event |bad |has )"
              + "|^[A-Z]{4} (\\S+) state: "
              + "| with name (\\S+) in state ");

  private LogLines() {}

  /** The entries of a log without their times; an entry may have several lines. */
  static List<String> of(String log) {
    List<String> lines = new ArrayList<>();
    for (String entry : TIME.split(log, -1)) {
      if (!entry.isEmpty()) {
        lines.add(entry.stripTrailing());
      }
    }
    return lines;
  }

  /** The entries by process, those of the daemon under an empty name. */
  static Map<String, List<String>> byProcess(String log) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String entry : Variation.inLog(of(log))) {
      all.computeIfAbsent(process(entry), key -> new ArrayList<>()).add(entry);
    }
    all.replaceAll((name, entries) -> Variation.inLifeOfProcess(entries));
    return all;
  }

  /** Reports of waiting for one process; how many there are depends on how soon it ends. */
  static Set<String> waits(String log) {
    Set<String> waits = new TreeSet<>(of(log));
    waits.removeIf(line -> !Variation.isWaitForOne(line));
    return waits;
  }

  private static String process(String line) {
    Matcher matcher = PROCESS.matcher(line);
    if (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          return matcher.group(i);
        }
      }
    }
    return "";
  }
}

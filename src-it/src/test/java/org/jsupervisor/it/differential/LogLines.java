package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes main logs apart: the lines of each process, and those of the daemon itself. */
final class LogLines {
  private static final Pattern TIME =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ", Pattern.MULTILINE);
  private static final Pattern PROCESS =
      Pattern.compile(
          "^[A-Z]{4} (?:spawned: '|success: |exited: |gave up: |stopped: |killing '?|"
              + "waiting for (?=\\S+ to stop))([^\\s',]+)");

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
    for (String line : of(log)) {
      if (dependsOnTime(line)) {
        continue;
      }
      Matcher process = PROCESS.matcher(line);
      String name = process.find() ? process.group(1) : "";
      all.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
    }
    return new LinkedHashMap<>(all);
  }

  /**
   * Whether a line depends on how soon the daemon looks: repeated reports of waiting, success of a
   * process without startsecs, which shows only if its end is not seen at the same time, and many
   * of the lines for debugging.
   */
  private static boolean dependsOnTime(String line) {
    return line.endsWith(" to die")
        || line.endsWith(" to stop")
        || line.contains("has stayed up for > than 0 seconds")
        || line.startsWith("DEBG ");
  }
}

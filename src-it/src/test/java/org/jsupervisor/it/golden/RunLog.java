package org.jsupervisor.it.golden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A main log with placeholders, told in a way that two runs of the same program share: what the
 * daemon did, how it started and stopped processes, the life of each process, each in order, and
 * what happened at all. Ends of different processes come in any order, as do their outputs.
 */
final class RunLog {
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^(?:spawned: '|success: |exited: |gave up: |stopped: |killing '?|'"
              + "|event \\d+ sent to listener |rebuffering event \\d+ for pool |pool )(\\w+)"
              + "|^(\\w+):? (?:[A-Z]+ -> |event |bad |has |state: )"
              + "| with name (\\w+) in state ");
  private static final Pattern WAITING = Pattern.compile("waiting for .* to (die|stop)");
  private static final Pattern OUTPUT = Pattern.compile("'(\\w+)' std(out|err) output:\n(?s).*");

  private final List<String> daemon = new ArrayList<>();
  private final Set<String> starts = new LinkedHashSet<>();
  private final List<String> spawnErrors = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private final Map<String, List<String>> lives = new TreeMap<>();
  private final Map<String, StringBuilder> protocol = new TreeMap<>();
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> waits = new TreeSet<>();

  private RunLog() {}

  /** The account of a log; two accounts are equal if the logs differ only where runs may. */
  static String account(String log) {
    RunLog account = new RunLog();
    String whole = log.endsWith("\n") ? log.substring(0, log.length() - 1) : log;
    for (String entry : whole.split("\n(?=TIME )", -1)) {
      if (!entry.isEmpty()) {
        String[] parts = entry.split(" ", 3);
        account.add(parts[1], parts[2]);
      }
    }
    return account.text();
  }

  private void add(String level, String text) {
    Matcher matcher = SUBJECT.matcher(text);
    String subject = matcher.find() ? group(matcher) : "";
    if (text.startsWith("received SIGCHLD") || text.startsWith("read event caused by")) {
      facts.add(level + " " + text); // how often, and when, depends on chunks and instants
    } else if (WAITING.matcher(text).matches()) {
      addWait(level + " " + text);
    } else if (text.contains("' stdout output:\nb'")) {
      String said = text.substring(text.indexOf('\n') + 3, text.length() - 1);
      protocol.computeIfAbsent(subject, name -> new StringBuilder()).append(said);
    } else if (subject.isEmpty()) {
      boolean isSpawnError = text.startsWith("spawnerr: ");
      (isSpawnError ? spawnErrors : daemon).add(level + " " + text);
      if (isSpawnError) {
        starts.add(level + " " + text);
      }
    } else {
      addTo(lives.computeIfAbsent(subject, name -> new ArrayList<>()), level, text);
      if (text.startsWith("spawned: ") || text.startsWith("success: ")) {
        starts.add(level + " " + text);
      } else if (text.startsWith("killing ") || text.startsWith("stopped: ")) {
        stops.add(level + " " + text);
      }
    }
    if (text.startsWith("success: ")) {
      waits.clear();
    }
  }

  private static String group(Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    throw new AssertionError(matcher);
  }

  /** Reports of one wait repeat every few seconds and shrink; the first one always comes. */
  private void addWait(String line) {
    if (waits.add(line.endsWith(" to die") ? "die" : line)) {
      daemon.add(line);
    }
  }

  private static void addTo(List<String> life, String level, String text) {
    String line = level + " " + text;
    if (text.startsWith("success: ") && text.contains(" > than 0 seconds")) {
      // It may come before or after what a short-lived program does.
      int spawned = life.size();
      while (spawned > 0 && !life.get(spawned - 1).contains(" spawned: ")) {
        spawned--;
      }
      life.add(spawned, line);
      return;
    }
    if (text.startsWith("fd FD closed")) {
      line = line.replace("in state STARTING", "in state RUNNING");
    }
    String last = life.isEmpty() ? "" : life.get(life.size() - 1);
    boolean goesOn = OUTPUT.matcher(text).matches() && last.startsWith(head(line));
    if (goesOn) {
      life.set(life.size() - 1, last + line.substring(head(line).length()));
    } else if (!(text.contains(" state: ") && last.equals(line))) {
      life.add(line);
    }
  }

  private static String head(String line) {
    return line.substring(0, line.indexOf('\n') + 1);
  }

  private String text() {
    StringBuilder text = new StringBuilder("== the daemon\n");
    append(text, daemon);
    text.append("== first starts\n");
    append(text, starts.stream().filter(line -> !line.contains(" success: ")).toList());
    text.append("== spawn errors\n");
    append(text, spawnErrors);
    text.append("== first successes\n");
    append(text, starts.stream().filter(line -> line.contains(" success: ")).toList());
    text.append("== stops\n");
    boolean showsKills = stops.stream().anyMatch(line -> line.startsWith("DEBG killing"));
    append(text, showsKills ? sortedRuns(stops, "(INFO|WARN) stopped: .*") : stops);
    lives.forEach(
        (name, life) -> {
          text.append(String.format(Locale.ROOT, "== %s%n", name));
          append(text, sortedRuns(life, "DEBG fd FD closed.*"));
        });
    protocol.forEach((name, said) -> text.append("== said by " + name + "\n" + said + "\n"));
    text.append("== at least once\n");
    append(text, List.copyOf(facts));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append(line).append('\n'));
  }

  /** Neighbours that match may come in any order. */
  private static List<String> sortedRuns(List<String> lines, String regex) {
    List<String> sorted = new ArrayList<>(lines);
    int from = 0;
    for (int i = 0; i <= sorted.size(); i++) {
      if (i == sorted.size() || !sorted.get(i).matches(regex)) {
        sorted.subList(from, i).sort(null);
        from = i + 1;
      }
    }
    return sorted;
  }
}

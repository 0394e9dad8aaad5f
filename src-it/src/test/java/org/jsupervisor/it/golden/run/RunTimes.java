package org.jsupervisor.it.golden.run;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares when lines came with when they came in a recording. Where the daemon waits on purpose,
 * before a retry and before SIGKILL, it must wait as long as recorded. Elsewhere the original takes
 * up to a second to notice what happens, so earlier is as good.
 */
final class RunTimes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
  private static final int TIME_LENGTH = "2026-01-01 00:00:00,000".length();

  /** How late a line may be: other tests keep the machine busy. */
  private static final double BUSY_MACHINE = 3.0;

  /** The recordings tell tenths of a second. */
  private static final double ROUNDING = 0.1;

  private RunTimes() {}

  /** What came too late or too early, of the lines recorded with their seconds. */
  static List<String> faults(String recorded, String log, RunNormalization normal) {
    List<String> faults = new ArrayList<>();
    List<String> left = new ArrayList<>(log.lines().toList());
    LocalDateTime first = null;
    double lastSeconds = 0;
    double lastExpected = 0;
    for (String line : recorded.lines().toList()) {
      String[] parts = line.trim().split(" ", 2);
      String found = next(left, "TIME " + parts[1], normal);
      if (found.isEmpty()) {
        faults.add("missing: " + line);
        continue;
      }
      LocalDateTime time = LocalDateTime.parse(found.substring(0, TIME_LENGTH), TIME);
      first = first == null ? time : first;
      double seconds = Duration.between(first, time).toMillis() / 1000.0;
      double expected = Double.parseDouble(parts[0]);
      boolean isEarly = seconds - lastSeconds < expected - lastExpected - ROUNDING;
      if (seconds > expected + BUSY_MACHINE || (isWaitedFor(line) && isEarly)) {
        faults.add("after " + seconds + " s: " + line);
      }
      lastSeconds = seconds;
      lastExpected = expected;
    }
    return faults;
  }

  private static boolean isWaitedFor(String line) {
    return line.contains(" with SIGKILL") || line.contains(" spawned: ");
  }

  /** The first line left that reads so; it is done with. */
  private static String next(List<String> left, String wanted, RunNormalization normal) {
    for (int i = 0; i < left.size(); i++) {
      String line = left.get(i);
      if (normal.text(line).equals(wanted)) {
        return left.remove(i);
      }
    }
    return "";
  }
}

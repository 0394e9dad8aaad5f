package org.jsupervisor.supervisord.limit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jsupervisor.config.policy.ResourceLimit;

/**
 * What the daemon's thread has and may give to programs.
 *
 * @param mayRaiseLimits whether it has the capability SYS_RESOURCE
 * @param mayRaisePriority whether it has the capability SYS_NICE
 * @param hardLimits by the names of prlimit(1)
 * @param nice its niceness
 * @param oomScoreAdj its adjustment of the out-of-memory score
 * @param groups its supplementary groups
 */
public record OwnRights(
    boolean mayRaiseLimits,
    boolean mayRaisePriority,
    Map<String, Long> hardLimits,
    int nice,
    int oomScoreAdj,
    List<Integer> groups) {
  private static final int CAP_SYS_NICE = 23;
  private static final int CAP_SYS_RESOURCE = 24;
  private static final int NICE_FIELD_AFTER_NAME = 16;
  private static final int HEXADECIMAL = 16;

  /** Lines of {@code /proc/PID/limits} by their beginning, and the names of prlimit(1). */
  private static final String[][] LIMITS = {
    {"Max cpu time", "cpu"},
    {"Max file size", "fsize"},
    {"Max data size", "data"},
    {"Max stack size", "stack"},
    {"Max core file size", "core"},
    {"Max resident set", "rss"},
    {"Max processes", "nproc"},
    {"Max open files", "nofile"},
    {"Max locked memory", "memlock"},
    {"Max address space", "as"},
    {"Max file locks", "locks"},
    {"Max pending signals", "sigpending"},
    {"Max msgqueue size", "msgqueue"},
    {"Max nice priority", "nice"},
    {"Max realtime priority", "rtprio"},
    {"Max realtime timeout", "rttime"},
  };

  /** As the kernel tells now. */
  public static OwnRights now() {
    String status = read("/proc/thread-self/status");
    long capabilities = 0;
    List<Integer> groups = new ArrayList<>();
    for (String line : status.split("\n", -1)) {
      if (line.startsWith("CapEff:")) {
        capabilities = Long.parseUnsignedLong(line.substring(7).strip(), HEXADECIMAL);
      } else if (line.startsWith("Groups:")) {
        for (String group : line.substring(7).strip().split(" ", -1)) {
          if (!group.isEmpty()) {
            groups.add((int) Long.parseLong(group));
          }
        }
      }
    }
    return new OwnRights(
        (capabilities >> CAP_SYS_RESOURCE & 1) != 0,
        (capabilities >> CAP_SYS_NICE & 1) != 0,
        limits(read("/proc/thread-self/limits")),
        nice(read("/proc/thread-self/stat")),
        number(read("/proc/self/oom_score_adj").strip()),
        groups);
  }

  private static String read(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // Nothing is known then: the kernel decides alone.
    }
  }

  private static int nice(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > NICE_FIELD_AFTER_NAME ? number(fields[NICE_FIELD_AFTER_NAME]) : 0;
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  static Map<String, Long> limits(String text) {
    Map<String, Long> limits = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      for (String[] row : LIMITS) {
        if (line.startsWith(row[0])) {
          limits.put(row[1], hard(new StringTokenizer(line.substring(row[0].length()))));
        }
      }
    }
    return limits;
  }

  /** The second of soft, hard and unit. */
  private static long hard(StringTokenizer words) {
    if (words.countTokens() < 2) {
      return ResourceLimit.UNLIMITED;
    }
    words.nextToken();
    String hard = words.nextToken();
    return hard.equals("unlimited") ? ResourceLimit.UNLIMITED : Long.parseLong(hard);
  }
}

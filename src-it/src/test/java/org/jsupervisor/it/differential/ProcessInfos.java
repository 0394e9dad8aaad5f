package org.jsupervisor.it.differential;

import java.util.Map;
import java.util.TreeMap;

/** Reads the answers of getProcessInfo. */
final class ProcessInfos {
  private ProcessInfos() {}

  /** All members but those that differ from run to run. */
  static String comparable(Map<?, ?> info) {
    Map<String, String> members = new TreeMap<>();
    info.forEach((name, value) -> members.put(name.toString(), String.valueOf(value)));
    members.remove("now");
    members.computeIfPresent("start", (name, value) -> value.equals("0") ? value : "TIME");
    members.computeIfPresent("stop", (name, value) -> value.equals("0") ? value : "TIME");
    members.computeIfPresent("pid", (name, value) -> value.equals("0") ? value : "PID");
    members.computeIfPresent(
        "description",
        (name, value) ->
            value
                .replaceAll("uptime .*", "uptime TIME")
                .replaceAll("^[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M$", "TIME"));
    return members.toString();
  }

  /**
   * Whether the process will stay as it is if nothing is done with it. Programs that do not start
   * by themselves, or that end by themselves, say so by their names.
   */
  static boolean isSettled(Map<?, ?> info) {
    String name = String.valueOf(info.get("name"));
    return switch (String.valueOf(info.get("statename"))) {
      case "EXITED", "FATAL" -> true;
      case "RUNNING" -> !name.contains("once");
      case "STOPPED" -> name.startsWith("off") || !Integer.valueOf(0).equals(info.get("start"));
      default -> false;
    };
  }
}

package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the notes of the test listener apart: the events about each process or group. */
final class EventLines {
  private static final Pattern NUMBERS = Pattern.compile(" (serial|poolserial):\\d+");
  private static final Pattern SUBJECT = Pattern.compile("(?:processname|groupname):(\\S+)");

  private EventLines() {}

  /** Events without their numbers, by subject, output apart; those about none by their type. */
  static Map<String, List<String>> bySubject(String notes) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String event : notes.split("(?m)^(?=ver:3.0 )", -1)) {
      if (!event.isEmpty()) {
        add(event, all);
      }
    }
    return all;
  }

  private static void add(String event, Map<String, List<String>> all) {
    String type = event.replaceAll("(?s).* eventname:(\\S+) .*", "$1");
    if (type.startsWith("TICK")) {
      String when = event.replaceAll("when:\\d+", "when:TIME");
      all.put(type, List.of(NUMBERS.matcher(when).replaceAll(""))); // how many is a matter of time
      return;
    }
    Matcher subject = SUBJECT.matcher(event);
    String name = subject.find() ? subject.group(1) : type;
    if (type.startsWith("PROCESS_LOG")) {
      name += " (output)"; // startsecs=0: RUNNING and the first output are a race
    }
    // The length depends on the number of digits in a pid.
    String text = NUMBERS.matcher(event).replaceAll("").replaceFirst(" len:\\d+", "");
    all.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
  }
}

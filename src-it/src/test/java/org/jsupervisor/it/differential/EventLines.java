package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the notes of the test listener apart: the events about each process or group. */
final class EventLines {
  private static final Pattern NUMBERS =
      Pattern.compile(" serial:(\\d+) pool:(\\S+) poolserial:(\\d+)");
  private static final Pattern SUBJECT = Pattern.compile("(?:processname|groupname):(\\S+)");

  private EventLines() {}

  /** Events without their numbers, by subject, output apart; those about none by their type. */
  static Map<String, List<String>> bySubject(String notes) {
    Map<String, List<String>> all = new TreeMap<>();
    List<String> events = new ArrayList<>(List.of(notes.split("(?m)^(?=ver:3.0 )", -1)));
    Variation.forgetEndsOfPools(events);
    events.forEach(event -> add(event, all));
    all.put("numbers", numbers(events));
    return all;
  }

  private static void add(String event, Map<String, List<String>> all) {
    String text = NUMBERS.matcher(event).replaceAll(" pool:$2");
    String type = event.replaceAll("(?s).* eventname:(\\S+) .*", "$1");
    if (type.startsWith("TICK")) {
      all.put(type, List.of(text.replaceAll("when:\\d+", "when:TIME")));
      return;
    }
    Matcher subject = SUBJECT.matcher(event);
    String name = subject.find() ? subject.group(1) : type;
    if (type.startsWith("PROCESS_LOG")) {
      name += " (output)"; // startsecs=0: RUNNING and the first output are a race
    }
    all.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
  }

  /** What is wrong with the numbers, and the last ones; a new pool counts its own from 0. */
  private static List<String> numbers(List<String> events) {
    List<String> told = new ArrayList<>();
    long serial = -1;
    long poolSerial = -1;
    boolean ticks = false;
    for (String event : events) {
      Matcher numbers = NUMBERS.matcher(event);
      if (!numbers.find()) {
        told.add("no numbers: " + event);
        continue;
      }
      long nextSerial = Long.parseLong(numbers.group(1));
      long nextPoolSerial = Long.parseLong(numbers.group(3));
      if (nextSerial <= serial || (nextPoolSerial != poolSerial + 1 && nextPoolSerial != 0)) {
        told.add("after " + serial + " " + poolSerial + ": " + event);
      }
      serial = nextSerial;
      poolSerial = nextPoolSerial;
      ticks |= event.contains(" eventname:TICK_");
    }
    told.add(ticks ? "with ticks" : "up to " + poolSerial);
    return told;
  }
}

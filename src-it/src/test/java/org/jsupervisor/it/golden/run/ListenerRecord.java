package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a listener wrote down: the numbers of the events in their order, and the events. Whether it
 * hears of the daemon's own end varies, as the recordings state, if nothing comes after that.
 */
final class ListenerRecord {
  private static final Pattern EVENT =
      Pattern.compile(
          "(ver:\\S+ server:\\S+) (serial:\\d+ pool:\\S+ poolserial:\\d+) eventname:(\\S+) (len:\\d+)"
              + "(\\R(?:(?!<END)[\\s\\S])*<END[^>]*>\\R)");
  private static final Pattern LAST =
      Pattern.compile(
          "ver:[^\n]* eventname:SUPERVISOR_STATE_CHANGE_STOPPING len:0\\R<END[^>]*>\\R"
              + "(?=$|ver:[^\n]* poolserial:0 )");
  private static final Pattern PROCESS = Pattern.compile("processname:(\\S+)");

  private ListenerRecord() {}

  static boolean isOne(String text) {
    return text.startsWith("ver:3.0 ");
  }

  /** The form of a record; two are equal if they differ only where runs may. */
  static String account(String text, List<Latitude> latitudes) {
    String whole = LAST.matcher(text).replaceAll("");
    StringBuilder numbers = new StringBuilder();
    List<LogEntry> events = new ArrayList<>();
    Matcher event = EVENT.matcher(whole);
    int end = 0;
    while (event.find() && event.start() == end) {
      end = event.end();
      numbers.append(event.group(2)).append('\n');
      Matcher process = PROCESS.matcher(event.group(5));
      String told = event.group(3) + " " + event.group(1) + " " + event.group(4) + event.group(5);
      events.add(new LogEntry("EVENT", told, process.find() ? process.group(1) : ""));
    }
    return numbers + EntryOrder.text(events, latitudes) + whole.substring(end);
  }
}

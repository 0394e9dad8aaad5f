package org.jsupervisor.it.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a listener wrote down, told in a way that two runs share: the headers in order without the
 * events, and what it heard of each process in order. What happens to different processes in the
 * same instant comes in any order; whether the daemon's own end is still heard of differs, too.
 */
final class ListenerRecord {
  private static final Pattern EVENT =
      Pattern.compile(
          "(ver:\\S+ server:\\S+) (serial:\\d+ pool:\\S+ poolserial:\\d+) (eventname:\\S+ len:\\d+)"
              + "\\R((?:(?!<END)[\\s\\S])*<END[^>]*>)\\R");
  private static final Pattern PROCESS = Pattern.compile("processname:(\\S+)");

  private ListenerRecord() {}

  static boolean isOne(String text) {
    return text.startsWith("ver:3.0 ");
  }

  static String account(String text) {
    List<String> serials = new ArrayList<>();
    Map<String, List<String>> heard = new TreeMap<>();
    Matcher event = EVENT.matcher(text);
    int end = 0;
    while (event.find() && event.start() == end) {
      end = event.end();
      if (!event.group(3).contains("SUPERVISOR_STATE_CHANGE_STOPPING")) {
        serials.add(event.group(2));
        Matcher process = PROCESS.matcher(event.group(4));
        heard
            .computeIfAbsent(process.find() ? process.group(1) : "", name -> new ArrayList<>())
            .add(event.group(1) + " " + event.group(3) + "\n" + event.group(4));
      }
    }
    return serials + "\n" + heard.values() + "\n" + text.substring(end);
  }
}

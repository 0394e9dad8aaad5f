package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;

/** Puts entries into an order that is the same for all orders between which chance decides. */
final class EntryOrder {
  private EntryOrder() {}

  static String text(List<LogEntry> entries, List<Latitude> latitudes) {
    StringBuilder text = new StringBuilder();
    List<LogEntry> left = new ArrayList<>(entries);
    while (!left.isEmpty()) {
      LogEntry next = firstOf(left, latitudes);
      left.remove(next);
      text.append(next.line()).append('\n');
    }
    return text.toString();
  }

  /** The least of those that may come first. */
  private static LogEntry firstOf(List<LogEntry> left, List<Latitude> latitudes) {
    LogEntry least = left.get(0);
    for (int i = 1; i < left.size(); i++) {
      LogEntry candidate = left.get(i);
      if (candidate.line().compareTo(least.line()) < 0 && mayBeFirst(left, i, latitudes)) {
        least = candidate;
      }
    }
    return least;
  }

  private static boolean mayBeFirst(List<LogEntry> left, int index, List<Latitude> latitudes) {
    LogEntry candidate = left.get(index);
    for (LogEntry earlier : left.subList(0, index)) {
      if (!candidate.mayPass(earlier)
          && latitudes.stream().noneMatch(each -> each.swaps(candidate, earlier))) {
        return false;
      }
    }
    return true;
  }
}

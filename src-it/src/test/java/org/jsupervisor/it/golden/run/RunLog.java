package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A main log with placeholders in a form that two runs of the same program share. The recordings
 * state what varies: the order of the two closed descriptors of a child, of outputs of different
 * children and of their ends in the same instant, repeated reports of waiting, the number of
 * SIGCHLD lines and how a listener's lines are cut into chunks. All else is kept as it is.
 */
final class RunLog {
  private final List<LogEntry> entries = new ArrayList<>();
  private final Map<String, StringBuilder> protocol = new TreeMap<>();
  private final Set<String> waits = new TreeSet<>();
  private final List<Latitude> latitudes;
  private boolean hasChildSignal;
  private boolean isRepeated;

  private RunLog(List<Latitude> latitudes) {
    this.latitudes = latitudes;
  }

  /** The form of a log; two are equal if the logs differ only where runs may. */
  static String account(String log, List<Latitude> latitudes) {
    RunLog account = new RunLog(latitudes);
    for (LogEntry entry : LogEntry.all(read(log, latitudes))) {
      account.add(entry);
    }
    return account.text();
  }

  /** The text with what chance decides replaced. */
  static String read(String text, List<Latitude> latitudes) {
    String read = text;
    for (Latitude latitude : latitudes) {
      read = latitude.read(read);
    }
    return read;
  }

  private void add(LogEntry entry) {
    LogEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    if (latitudes.stream().anyMatch(each -> each.dispensesWith(entry))) {
      return;
    }
    if (last != null && isCut(last, entry) && isCause(entry)) {
      return;
    } else if (last != null && isCut(last, entry) && entry.isOutputOf("stdout")) {
      entries.set(entries.size() - 1, last.joined(entry));
    } else if (last != null && isCause(last) && entry.text().startsWith("fd FD closed")) {
      entries.set(entries.size() - 1, last.with(entry));
    } else if (entry.isChildSignal()) {
      hasChildSignal = true;
    } else if (entry.isProtocol()) {
      protocol
          .computeIfAbsent(entry.subject(), name -> new StringBuilder())
          .append(entry.protocol());
    } else if (entry.isWait()) {
      String wait = entry.text().endsWith(" to die") ? "the end" : entry.text();
      isRepeated = !waits.add(wait);
      if (!isRepeated) {
        entries.add(entry);
      }
    } else if (!(isRepeated && entry.text().contains(" state: "))) {
      if (entry.text().startsWith("supervisord started ")) {
        waits.clear();
      }
      waits.remove("waiting for " + entry.subject() + " to stop");
      entries.add(entry);
    }
  }

  /** Whether it is told what is read next. */
  private static boolean isCause(LogEntry entry) {
    return entry.text().startsWith("read event caused by ") && !entry.text().contains("\n");
  }

  /** Whether the second entry may be about more of the output that the first one tells. */
  private boolean isCut(LogEntry last, LogEntry entry) {
    return last.isOutputOf("stdout")
        && last.subject().equals(entry.subject())
        && latitudes.stream().anyMatch(each -> each.joins(entry.subject()));
  }

  private String text() {
    StringBuilder text = new StringBuilder(EntryOrder.text(entries, latitudes));
    protocol.forEach((name, said) -> text.append(name + " said: " + said + "\n"));
    return text.append(hasChildSignal ? "SIGCHLD was received\n" : "").toString();
  }
}

package org.jsupervisor.supervisord.listener;

import java.util.List;

/** Words what a listener said for the main log (daemon.md 5.2). */
public final class ListenerLog {

  /** A line for the main log, at level WARN or DEBUG. */
  public record Line(boolean isWarning, String text) {}

  private ListenerLog() {}

  /** The lines of one report, in order. */
  public static List<Line> lines(String process, ListenerReport report) {
    if (report instanceof ListenerReport.Ready) {
      return List.of(change(process, ListenerState.ACKNOWLEDGED, ListenerState.READY));
    } else if (report instanceof ListenerReport.Processed) {
      return List.of(
          new Line(false, process + ": event was processed"),
          change(process, ListenerState.BUSY, ListenerState.ACKNOWLEDGED));
    } else if (report instanceof ListenerReport.Rejected) {
      return List.of(
          new Line(true, process + ": event was rejected"),
          change(process, ListenerState.BUSY, ListenerState.ACKNOWLEDGED));
    } else if (report instanceof ListenerReport.Failed) {
      return List.of(
          new Line(true, process + ": event caused an error"),
          change(process, ListenerState.BUSY, ListenerState.UNKNOWN),
          lost(process));
    } else if (report instanceof ListenerReport.BadResult bad) {
      return List.of(
          new Line(true, process + ": bad result line: '" + bad.line() + "'"),
          change(process, ListenerState.BUSY, ListenerState.UNKNOWN),
          lost(process));
    } else if (report instanceof ListenerReport.Violated violated) {
      return List.of(change(process, violated.from(), ListenerState.UNKNOWN), lost(process));
    }
    throw new AssertionError(report);
  }

  private static Line change(String process, ListenerState from, ListenerState to) {
    return new Line(false, process + ": " + from + " -> " + to);
  }

  private static Line lost(String process) {
    return new Line(
        true,
        process
            + ": has entered the UNKNOWN state and will no longer receive events, this usually"
            + " indicates the process violated the eventlistener protocol");
  }
}

package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;

/** What a user waits for processes to do, and how far they are. */
public enum Waiting {
  TO_START("Starting: ", " up"),
  TO_STOP("Stopping: ", " stopped"),
  TO_UPDATE("Updating: ", " done");

  private final String heading;
  private final String done;

  Waiting(String heading, String done) {
    this.heading = heading;
    this.done = done;
  }

  /** One line of no more than so many columns; empty if nothing is waited for. */
  public String line(List<ProcessInfo> infos, int columns) {
    List<String> waitedFor = new ArrayList<>();
    int failed = 0;
    for (ProcessInfo info : infos) {
      if (isWaitedFor(info.state())) {
        waitedFor.add(name(info));
      } else if (this == TO_START && info.state() != ProcessState.RUNNING) {
        failed++;
      }
    }
    if (waitedFor.isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(columns + 16).append(heading);
    line.append(infos.size() - waitedFor.size() - failed).append(" of ").append(infos.size());
    line.append(done);
    if (failed > 0) {
      line.append(", ").append(failed).append(" down");
    }
    String separator = ", waiting for ";
    for (int at = 0; at < waitedFor.size() && line.length() < columns; at++) {
      line.append(separator).append(waitedFor.get(at));
      separator = ", ";
    }
    return DisplayWidth.cut(DisplayWidth.harmless(line.toString()), columns);
  }

  private boolean isWaitedFor(ProcessState state) {
    return switch (this) {
      case TO_START -> state == ProcessState.STARTING || state == ProcessState.BACKOFF;
      case TO_STOP -> !state.isStopped();
      case TO_UPDATE -> state == ProcessState.STOPPING;
    };
  }

  private String name(ProcessInfo info) {
    String name = Namespec.show(info.group(), info.name());
    boolean isUsual =
        info.state() == ProcessState.STARTING
            || info.state() == ProcessState.STOPPING
            || info.state() == ProcessState.RUNNING;
    return isUsual ? name : name + " (" + info.state().name().toLowerCase(Locale.ROOT) + ')';
  }
}

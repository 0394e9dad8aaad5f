package org.jsupervisor.ctl.view;

import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Says how far a rolling restart is. */
public final class RollLine {
  private RollLine() {}

  /** One line of no more than so many columns. */
  public static String of(List<ProcessInfo> batch, int done, int all, int columns) {
    StringBuilder line = new StringBuilder(columns + 16).append("Restarting: ");
    line.append(done).append(" of ").append(all).append(" done, now ");
    String separator = "";
    for (int at = 0; at < batch.size() && line.length() < columns; at++) {
      ProcessInfo process = batch.get(at);
      line.append(separator).append(Namespec.show(process.group(), process.name()));
      separator = ", ";
    }
    return DisplayWidth.cut(DisplayWidth.harmless(line.toString()), columns);
  }
}

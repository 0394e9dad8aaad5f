package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Lays out the table of {@code status}. */
public final class StatusTable {
  private static final int NARROWEST_NAME = 30;
  private static final int GAP = 3;
  private static final int STATE_WIDTH = 10;

  private StatusTable() {}

  /** Returns one line per process, in the order given. */
  public static List<String> lines(List<ProcessInfo> infos) {
    return lines(infos, Palette.NONE);
  }

  /** The same bytes but for the colours. */
  public static List<String> lines(List<ProcessInfo> infos, Palette palette) {
    int widest = NARROWEST_NAME;
    for (ProcessInfo info : infos) {
      widest = Math.max(widest, Column.length(Namespec.show(info.group(), info.name())));
    }
    List<String> lines = new ArrayList<>(infos.size());
    for (ProcessInfo info : infos) {
      StringBuilder line = new StringBuilder(80);
      Column.append(line, Namespec.show(info.group(), info.name()), widest + GAP);
      String state = info.state().name();
      line.append(palette.of(info.state(), state));
      Column.append(line, "", STATE_WIDTH - state.length());
      lines.add(line.append(info.description()).toString());
    }
    return lines;
  }
}

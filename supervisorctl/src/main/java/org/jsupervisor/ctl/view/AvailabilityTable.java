package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ConfigSummary;

/** Lays out the table of {@code avail}. */
public final class AvailabilityTable {
  private static final int NAME_WIDTH = 32;
  private static final int WORD_WIDTH = 10;

  private AvailabilityTable() {}

  /** Returns one line per configured process; a long name shifts its own line only. */
  public static List<String> lines(List<ConfigSummary> summaries) {
    List<String> lines = new ArrayList<>(summaries.size());
    for (ConfigSummary summary : summaries) {
      StringBuilder line = new StringBuilder(80);
      String name = Namespec.show(summary.group(), summary.name());
      Column.append(line, name, NAME_WIDTH);
      line.append(' ');
      Column.append(line, summary.inUse() ? "in use" : "avail", WORD_WIDTH);
      Column.append(line, summary.autostart() ? "auto" : "manual", WORD_WIDTH);
      line.append(summary.groupPriority()).append(':').append(summary.processPriority());
      lines.add(line.toString());
    }
    return lines;
  }
}

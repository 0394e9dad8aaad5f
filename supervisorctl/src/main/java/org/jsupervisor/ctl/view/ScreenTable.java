package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Lays out the table of {@code status} for a terminal: as narrow as it may be, nothing lost. */
public final class ScreenTable {
  private static final int GAP = 2;
  private static final int STATE_WIDTH = 8;
  private static final int NARROWEST_DESCRIPTION = 16;
  private static final int INDENTATION = 4;

  private final int columns;
  private final int nameWidth;
  private final Palette palette;

  public ScreenTable(List<ProcessInfo> infos, int columns, Palette palette) {
    int widest = 0;
    for (ProcessInfo info : infos) {
      widest = Math.max(widest, DisplayWidth.of(name(info)));
    }
    this.columns = columns;
    this.nameWidth = widest;
    this.palette = palette;
  }

  /** One process or more a line if its description has to be continued. */
  public static List<String> lines(List<ProcessInfo> infos, int columns, Palette palette) {
    ScreenTable table = new ScreenTable(infos, columns, palette);
    List<String> lines = new ArrayList<>(infos.size());
    for (ProcessInfo info : infos) {
      table.append(lines, info);
    }
    return lines;
  }

  private void append(List<String> lines, ProcessInfo info) {
    String head = head(info);
    int indentation = nameWidth + GAP + STATE_WIDTH + GAP;
    String description = DisplayWidth.harmless(info.description());
    if (indentation + DisplayWidth.of(description) <= columns) {
      lines.add((head + description).stripTrailing());
    } else if (columns - indentation >= NARROWEST_DESCRIPTION) {
      List<String> parts = wrap(description, columns - indentation);
      lines.add(head + parts.get(0));
      addIndented(lines, parts.subList(1, parts.size()), indentation);
    } else {
      lines.add(head.stripTrailing());
      int width = Math.max(NARROWEST_DESCRIPTION, columns - INDENTATION);
      addIndented(lines, wrap(description, width), INDENTATION);
    }
  }

  /** The line of a process, no wider than the terminal. */
  String cutLine(ProcessInfo info) {
    String description = DisplayWidth.harmless(info.description());
    int room = columns - nameWidth - GAP - STATE_WIDTH - GAP;
    if (room < 1) {
      String line = DisplayWidth.padded(name(info), nameWidth + GAP) + info.state().name();
      return DisplayWidth.cut(line, columns);
    }
    return head(info) + DisplayWidth.cut(description, room);
  }

  private String head(ProcessInfo info) {
    String state = info.state().name();
    return DisplayWidth.padded(name(info), nameWidth + GAP)
        + palette.of(info.state(), state)
        + " ".repeat(STATE_WIDTH + GAP - state.length());
  }

  private static String name(ProcessInfo info) {
    return DisplayWidth.harmless(Namespec.show(info.group(), info.name()));
  }

  private static void addIndented(List<String> lines, List<String> parts, int indentation) {
    for (String part : parts) {
      lines.add(" ".repeat(indentation) + part);
    }
  }

  /** Breaks at the last blank that fits, or else in the middle of a word. */
  private static List<String> wrap(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (DisplayWidth.of(rest) > width) {
      String part = DisplayWidth.beginning(rest, width);
      int end = rest.charAt(part.length()) == ' ' ? part.length() : part.lastIndexOf(' ');
      end = end <= 0 ? part.length() : end;
      parts.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
    }
    parts.add(rest);
    return parts;
  }
}

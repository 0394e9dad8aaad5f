package org.jsupervisor.ctl.view;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;

/** Lays out a watched status as the lines of one screen, none wider than it. */
public final class WatchScreen {
  /** Heading, summary and an empty line above; the keys below. */
  private static final int OTHER_ROWS = 4;

  private final int rows;
  private final int columns;
  private final Palette palette;

  public WatchScreen(int rows, int columns, Palette palette) {
    this.rows = rows;
    this.columns = columns;
    this.palette = palette;
  }

  /** How many processes fit. */
  public int page() {
    return Math.max(1, rows - OTHER_ROWS);
  }

  /** The first process to show if the last one should be seen. */
  public int lastFirst(int processes) {
    return Math.max(0, processes - page());
  }

  /** Before anything is known. */
  public List<String> waiting(String title) {
    return fitting(List.of(heading(title, ""), "Waiting for an answer"));
  }

  /**
   * The screen.
   *
   * @param time when it was so
   * @param first the number of the first process to show, counted from 0
   */
  public List<String> lines(
      String title, String time, List<ProcessInfo> infos, List<String> problems, int first) {
    List<String> lines = new ArrayList<>(rows);
    lines.add(heading(title, time));
    if (!infos.isEmpty() || problems.isEmpty()) {
      lines.add(summary(infos));
    }
    for (String problem : problems) {
      lines.add(palette.problem(DisplayWidth.cut(DisplayWidth.harmless(problem), columns)));
    }
    lines.add("");
    int room = Math.max(1, rows - lines.size() - 1);
    int end = Math.min(infos.size(), first + room);
    ScreenTable table = new ScreenTable(infos, columns, palette);
    for (ProcessInfo info : infos.subList(Math.min(first, end), end)) {
      lines.add(table.cutLine(info));
    }
    while (lines.size() < rows - 1) {
      lines.add("");
    }
    boolean isWhole = first == 0 && end == infos.size();
    String part = (first + 1) + "-" + end + " of " + infos.size() + "   j k space b: scroll   ";
    lines.add(DisplayWidth.cut((isWhole ? "" : part) + "q: quit", columns));
    return fitting(lines);
  }

  private List<String> fitting(List<String> lines) {
    return lines.size() <= rows ? lines : lines.subList(0, rows);
  }

  private String heading(String title, String time) {
    int room = columns - time.length() - 1;
    if (room < 1) {
      return DisplayWidth.cut(title, columns);
    }
    String left = DisplayWidth.cut(DisplayWidth.harmless(title), room);
    return palette.heading(DisplayWidth.padded(left, room)) + ' ' + time;
  }

  /** How many there are, and in which states. */
  private String summary(List<ProcessInfo> infos) {
    Map<ProcessState, Integer> counts = new EnumMap<>(ProcessState.class);
    for (ProcessInfo info : infos) {
      Integer count = counts.get(info.state());
      counts.put(info.state(), count == null ? 1 : count + 1);
    }
    StringBuilder plain = new StringBuilder();
    StringBuilder text = new StringBuilder();
    plain.append(infos.size()).append(infos.size() == 1 ? " process" : " processes");
    text.append(plain);
    String separator = ": ";
    for (Map.Entry<ProcessState, Integer> entry : counts.entrySet()) {
      ProcessState state = entry.getKey();
      String part = entry.getValue() + " " + state.name().toLowerCase(Locale.ROOT);
      plain.append(separator).append(part);
      text.append(separator).append(palette.of(state, part));
      separator = ", ";
    }
    return plain.length() <= columns
        ? text.toString()
        : DisplayWidth.cut(plain.toString(), columns);
  }

  /** Hours, minutes and seconds. */
  public static String clock(LocalTime time) {
    StringBuilder text = new StringBuilder(8);
    appendTwo(text, time.getHour());
    text.append(':');
    appendTwo(text, time.getMinute());
    text.append(':');
    appendTwo(text, time.getSecond());
    return text.toString();
  }

  private static void appendTwo(StringBuilder text, int number) {
    text.append(number < 10 ? "0" : "").append(number);
  }
}

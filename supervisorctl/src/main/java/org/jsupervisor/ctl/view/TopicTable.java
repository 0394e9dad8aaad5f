package org.jsupervisor.ctl.view;

import java.util.List;

/** Lays out the list of help topics: column-wise, as narrow as 79 columns ask for. */
public final class TopicTable {
  private static final int WIDTH = 79;
  private static final String GAP = "  ";

  private TopicTable() {}

  /** Returns the header, a rule as long, the sorted topics and an empty line. */
  public static String text(String header, List<String> topics) {
    StringBuilder text = new StringBuilder(512);
    text.append(header).append('\n').append("=".repeat(header.length())).append('\n');
    int rows = 1;
    while (rows < topics.size() && width(topics, rows) > WIDTH) {
      rows++;
    }
    for (int row = 0; row < rows; row++) {
      for (int at = row; at < topics.size(); at += rows) {
        text.append(at == row ? "" : GAP);
        Column.append(text, topics.get(at), columnWidth(topics, rows, at / rows));
      }
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  private static int width(List<String> topics, int rows) {
    int columns = (topics.size() + rows - 1) / rows;
    int width = GAP.length() * (columns - 1);
    for (int column = 0; column < columns; column++) {
      width += columnWidth(topics, rows, column);
    }
    return width;
  }

  private static int columnWidth(List<String> topics, int rows, int column) {
    int widest = 0;
    int end = Math.min(topics.size(), (column + 1) * rows);
    for (int at = column * rows; at < end; at++) {
      widest = Math.max(widest, topics.get(at).length());
    }
    return widest;
  }
}

package org.jsupervisor.ctl.view;

/** Pads text to a width. */
final class Column {
  private Column() {}

  /** Widths count characters, not UTF-16 units. */
  static void append(StringBuilder line, String text, int width) {
    line.append(text);
    for (int have = length(text); have < width; have++) {
      line.append(' ');
    }
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}

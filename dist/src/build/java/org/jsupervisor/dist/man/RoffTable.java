package org.jsupervisor.dist.man;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;

/**
 * A table as a list: the first column, or the short and the long form of an option with its value,
 * is what is explained, the other columns explain it.
 */
final class RoffTable {
  private final List<String> headers;

  private RoffTable(List<String> headers) {
    this.headers = headers;
  }

  static String of(TableBlock table) {
    Node head = table.getFirstChild();
    Node body = head.getNext();
    RoffTable list = new RoffTable(cells(head.getFirstChild()));
    StringBuilder text = new StringBuilder();
    for (Node row = body.getFirstChild(); row != null; row = row.getNext()) {
      text.append(text.isEmpty() ? "" : "\n").append(list.item(cells(row)));
    }
    return text.toString();
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(RoffWriter.inline(cell));
    }
    return cells;
  }

  private String item(List<String> cells) {
    List<String> tag = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    List<String> explanations = new ArrayList<>();
    String value = "";
    boolean isAlone = headers.size() == 2;
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String header = headers.get(column);
      if (cell.isEmpty()) {
        continue;
      }
      if (column == 0 || header.equals("long")) {
        tag.add(cell);
      } else if (header.equals("value")) {
        value = " \\fI" + cell.replace("\\fR", "\\fI") + "\\fR";
      } else if (header.equals("kind") || header.equals("type")) {
        kinds.add(cell);
      } else if (header.equals("default")) {
        kinds.add(cell.equals("required") ? cell : "default " + cell);
      } else {
        boolean isNamed = isAlone || header.equals("meaning");
        explanations.add(isNamed ? cell : header + ' ' + cell);
      }
    }
    String text = String.join(";\n", explanations);
    if (!kinds.isEmpty()) {
      text += (text.isEmpty() ? "(" : "\n(") + String.join(", ", kinds) + ")";
    }
    return ".TP\n" + String.join(", ", tag) + value + '\n' + (text.isEmpty() ? "\\&" : text);
  }
}

package org.jsupervisor.it.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in code type that the tables of a reference document explain. */
final class DocumentedTable {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private DocumentedTable() {}

  static Path file(String name) {
    return Path.of(System.getProperty("root.dir", ".."), "docs/reference", name);
  }

  /** The code in a column of the tables that have it, under a heading and its subheadings. */
  static Set<String> codes(String document, String heading, String column) {
    Set<String> codes = new TreeSet<>();
    for (String cell : cells(document, heading, column)) {
      Matcher code = CODE.matcher(cell);
      while (code.find()) {
        codes.add(code.group(1));
      }
    }
    return codes;
  }

  /** The code in the first column of every table. */
  static Set<String> terms(String document, String heading) {
    return codes(document, heading, "");
  }

  /** An empty name stands for the first column. */
  private static List<String> cells(String document, String heading, String column) {
    List<String> cells = new ArrayList<>();
    int at = -1;
    for (String line : section(document, heading)) {
      if (!line.startsWith("|")) {
        at = -1;
        continue;
      }
      List<String> row = List.of(line.substring(1).split("(?<!\\\\)\\|", -1));
      if (at >= 0) {
        cells.add(row.get(at).replace("\\|", "|"));
      } else {
        at = column.isEmpty() ? 0 : row.stream().map(String::strip).toList().indexOf(column);
      }
    }
    return cells;
  }

  private static List<String> section(String document, String heading) {
    List<String> lines = new ArrayList<>();
    String hashes = heading.substring(0, heading.indexOf(' '));
    boolean isInside = false;
    for (String line : read(document)) {
      boolean isHeading = line.matches("#{1," + hashes.length() + "} .*");
      isInside = isHeading ? line.equals(heading) : isInside;
      if (isInside) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new AssertionError("no " + heading + " in " + document);
    }
    return lines;
  }

  private static List<String> read(String document) {
    try {
      return Files.readAllLines(file(document));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + document, e);
    }
  }
}

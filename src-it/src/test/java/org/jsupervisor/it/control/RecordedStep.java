package org.jsupervisor.it.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One line of a recorded scenario: its id, what to do, and with what. */
record RecordedStep(String id, String operation, List<String> fields) {
  /** A field that was recorded as absent. */
  static final String ABSENT = "\\-";

  static List<RecordedStep> all(Path file) throws IOException {
    List<RecordedStep> steps = new ArrayList<>();
    for (String line : Files.readString(file).split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        steps.add(of(line));
      }
    }
    return steps;
  }

  /** The step that line tells of. */
  static RecordedStep of(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(field.equals(ABSENT) ? ABSENT : unescaped(field));
    }
    return new RecordedStep(fields.get(0), fields.get(1), fields.subList(2, fields.size()));
  }

  /** How to compare, without the mark of a recorded fault. */
  String mode() {
    return isFault() ? field(1).substring(0, field(1).length() - 1) : field(1);
  }

  /** Whether a fault of the original was recorded, so that better behaviour is welcome. */
  boolean isFault() {
    return field(1).endsWith("!");
  }

  /** The field, or an empty text if the line is shorter. */
  String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = field.charAt(++i);
      text.append(
          switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
          });
    }
    return text.toString();
  }
}

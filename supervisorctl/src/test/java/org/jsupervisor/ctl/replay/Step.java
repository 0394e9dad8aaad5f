package org.jsupervisor.ctl.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One step of a recorded scenario. */
public record Step(String id, String operation, List<String> fields) {

  /** Reads a {@code steps.tsv}. */
  public static List<Step> readAll(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (String line : Files.readString(file).split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
          fields.add(unescape(field));
        }
        steps.add(new Step(fields.get(0), fields.get(1), fields.subList(2, fields.size())));
      }
    }
    return steps;
  }

  private static String unescape(String field) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < field.length(); at++) {
      char unit = field.charAt(at);
      if (unit != '\\' || at + 1 == field.length()) {
        text.append(unit);
        continue;
      }
      char escaped = field.charAt(++at);
      switch (escaped) {
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case '-' -> {}
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}

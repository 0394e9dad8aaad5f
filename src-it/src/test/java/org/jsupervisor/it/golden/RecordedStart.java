package org.jsupervisor.it.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One recorded start that was refused: how it was called and what it printed. */
record RecordedStart(
    String name,
    List<String> arguments,
    boolean unprivileged,
    String setup,
    int exit,
    List<String> accepted) {

  static List<RecordedStart> all(Path directory) {
    List<RecordedStart> starts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "bad-*.expected")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        starts.add(parse(name.substring(0, name.length() - ".expected".length()), file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    starts.sort((a, b) -> a.name().compareTo(b.name()));
    return starts;
  }

  private static RecordedStart parse(String name, Path file) throws IOException {
    List<String> arguments = List.of();
    boolean unprivileged = false;
    String setup = "";
    int exit = -1;
    List<String> accepted = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String value = line.substring(line.indexOf(':') + 1).trim();
      if (line.startsWith("argv:")) {
        arguments = List.of(value.split(" ", -1));
      } else if (line.startsWith("run as:")) {
        unprivileged = value.equals("nobody");
      } else if (line.startsWith("setup:")) {
        setup = value;
      } else if (line.startsWith("exit:") && exit < 0) {
        exit = Integer.parseInt(value);
      } else if (line.equals("stderr:")) {
        accepted.add(block(lines, i + 1));
      }
    }
    return new RecordedStart(name, arguments, unprivileged, setup, exit, List.copyOf(accepted));
  }

  /** The content lines from there on. */
  private static String block(List<String> lines, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < lines.size() && lines.get(i).startsWith("|"); i++) {
      text.append(lines.get(i).substring(Math.min(2, lines.get(i).length()))).append('\n');
    }
    return text.toString();
  }
}

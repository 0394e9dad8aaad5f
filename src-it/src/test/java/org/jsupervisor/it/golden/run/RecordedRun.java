package org.jsupervisor.it.golden.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One recorded run: how the daemon was called, what was done to it and what came of it. */
record RecordedRun(String name, List<String> arguments, List<Entry> entries) {

  /** A titled piece of the record; the text is that on the title's line or that below it. */
  record Entry(String title, String text) {

    /** What of the text two runs share. */
    String account(List<Latitude> latitudes) {
      String read = RunLog.read(text, latitudes);
      return ListenerRecord.isOne(read) ? ListenerRecord.account(read, latitudes) : read;
    }
  }

  static List<RecordedRun> all(Path directory) {
    List<RecordedRun> runs = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "run-*.expected")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        runs.add(parse(name.substring(0, name.length() - ".expected".length()), file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    runs.sort((a, b) -> a.name().compareTo(b.name()));
    return runs;
  }

  private static RecordedRun parse(String name, Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("|")) {
        Entry last = entries.remove(entries.size() - 1);
        String content = line.substring(Math.min(2, line.length()));
        entries.add(new Entry(last.title(), last.text() + content + "\n"));
      } else if (line.endsWith(":")) {
        entries.add(new Entry(line.substring(0, line.length() - 1), ""));
      } else {
        int colon = line.indexOf(": ");
        entries.add(new Entry(line.substring(0, colon), line.substring(colon + 2)));
      }
    }
    List<String> arguments = List.of(find(entries, "argv").orElseThrow().split(" ", -1));
    entries.removeIf(entry -> List.of("what", "recorded", "argv").contains(entry.title()));
    entries.removeIf(entry -> entry.title().startsWith("4.4.0"));
    return new RecordedRun(name, arguments, List.copyOf(entries));
  }

  private static Optional<String> find(List<Entry> entries, String title) {
    return entries.stream()
        .filter(entry -> entry.title().equals(title))
        .map(Entry::text)
        .findFirst();
  }

  /** The text under a title, empty if there is none. */
  String text(String title) {
    return find(entries, title).orElse("");
  }

  boolean has(String title) {
    return find(entries, title).isPresent();
  }
}

package org.jsupervisor.supervisord.posix;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads files in which programs name their main process. */
public final class PidFileReader {
  /** More than any pid and the blanks around it take. */
  private static final int MOST_BYTES = 64;

  private static final int MOST_DIGITS = 9;

  private PidFileReader() {}

  /** The pid, 0 if there is none to be read. */
  public static int read(String path) {
    try {
      // Opening a named pipe would wait for somebody to write.
      if (!Files.isRegularFile(Path.of(path))) {
        return 0;
      }
      try (FileInputStream file = new FileInputStream(path)) {
        return parse(file.readNBytes(MOST_BYTES));
      }
    } catch (IOException | InvalidPathException e) {
      return 0; // Not yet, or no longer: the next look will tell.
    }
  }

  /** The number on the first line, 0 unless it is a possible pid. */
  static int parse(byte[] text) {
    int at = 0;
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    int pid = 0;
    int digits = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      pid = 10 * pid + text[at] - '0';
      digits++;
      at++;
      if (digits > MOST_DIGITS) {
        return 0;
      }
    }
    boolean ends = at == text.length || text[at] == '\n' || text[at] == '\r' || text[at] == ' ';
    return ends && pid > 1 ? pid : 0;
  }
}

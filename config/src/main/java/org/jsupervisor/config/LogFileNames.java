package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code _logfile} option taken apart. A comma makes a list of it only where an
 * absolute path or {@code syslog} follows each one, and the whole cannot be the name of one file.
 *
 * @param first the file, null if the option is missing
 * @param further paths after it
 * @param hasSyslog whether syslog is among those after it
 */
record LogFileNames(@Nullable String first, List<String> further, boolean hasSyslog) {
  private static final String SYSLOG = "syslog";

  static LogFileNames of(@Nullable String text, Paths paths) {
    if (text == null || text.indexOf(',') < 0 || isOneFile(text, paths)) {
      return new LogFileNames(text, List.of(), false);
    }
    List<String> further = new ArrayList<>();
    boolean hasSyslog = false;
    int comma = text.indexOf(',');
    String first = text.substring(0, comma).strip();
    while (comma >= 0) {
      int end = text.indexOf(',', comma + 1);
      String name = text.substring(comma + 1, end < 0 ? text.length() : end).strip();
      comma = end;
      if (name.equalsIgnoreCase(SYSLOG)) {
        hasSyslog = true;
      } else if (name.startsWith("/")) {
        further.add(name);
      } else {
        return new LogFileNames(text, List.of(), false);
      }
    }
    return new LogFileNames(first, further, hasSyslog);
  }

  /** Compatibility: what supervisor can open as one file stays one file. */
  private static boolean isOneFile(String text, Paths paths) {
    String path = paths.expandUser(text);
    String directory = PosixPath.directory(path);
    boolean hasSlashAfterComma = path.indexOf("/", path.indexOf(',')) >= 0;
    return hasSlashAfterComma && !directory.isEmpty() && paths.isDirectory(directory);
  }
}

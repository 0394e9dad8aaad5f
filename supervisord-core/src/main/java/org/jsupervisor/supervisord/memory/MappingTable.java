package org.jsupervisor.supervisord.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the kernel's list of mappings, {@code /proc/PID/smaps}. */
final class MappingTable {
  private static final int HEXADECIMAL = 16;
  private static final int DECIMAL = 10;

  private MappingTable() {}

  /** All mappings, in order of their addresses. */
  static List<Mapping> read(BufferedReader smaps) throws IOException {
    List<Mapping> mappings = new ArrayList<>();
    String head = null;
    int resident = 0;
    int anonymous = 0;
    for (String line = smaps.readLine(); line != null; line = smaps.readLine()) {
      if (line.startsWith("Rss:")) {
        resident = kilobytes(line);
      } else if (line.startsWith("Anonymous:")) {
        anonymous = kilobytes(line);
      } else if (isHead(line)) {
        add(mappings, head, resident, anonymous);
        head = line;
      }
    }
    add(mappings, head, resident, anonymous);
    return mappings;
  }

  /** Addresses are lower-case hexadecimal, all names of values begin with a capital. */
  private static boolean isHead(String line) {
    return !line.isEmpty() && (line.charAt(0) < 'A' || line.charAt(0) > 'Z');
  }

  private static void add(
      List<Mapping> mappings, @Nullable String head, int resident, int anonymous) {
    if (head == null) {
      return;
    }
    int dash = head.indexOf('-');
    int blank = head.indexOf(' ');
    int path = head.indexOf('/', blank);
    mappings.add(
        new Mapping(
            Long.parseUnsignedLong(head, 0, dash, HEXADECIMAL),
            Long.parseUnsignedLong(head, dash + 1, blank, HEXADECIMAL),
            head.substring(blank + 1, head.indexOf(' ', blank + 1)),
            path < 0 ? "" : head.substring(path),
            resident,
            anonymous));
  }

  private static int kilobytes(String line) {
    int end = line.lastIndexOf(' ');
    int start = line.lastIndexOf(' ', end - 1) + 1;
    return Integer.parseInt(line, start, end, DECIMAL);
  }
}

package org.jsupervisor.supervisord.previous;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The processes as {@code /proc} shows them; those that may not be looked at are not there. */
final class ProcessTable {
  private static final int PARENT = 1;
  private static final int START_TICKS = 19;

  private final Path proc;

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** The pids of all processes, as names. */
  String[] pids() {
    String[] names = proc.toFile().list((directory, name) -> isPid(name));
    return names == null ? new String[0] : names;
  }

  private static boolean isPid(String name) {
    return name.charAt(0) >= '1' && name.charAt(0) <= '9';
  }

  /** The process, or null if it has gone or may not be looked at. */
  @Nullable ProcessEntry entry(String pid) {
    try {
      String stat = text(pid, "stat");
      // The name before it may hold anything, parentheses included.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return new ProcessEntry(
          Integer.parseInt(pid),
          Integer.parseInt(fields[PARENT]),
          Long.parseLong(fields[START_TICKS]),
          text(pid, "environ"));
    } catch (IOException gone) {
      return null;
    }
  }

  /** Whether the process is a supervisord, ours or the original. */
  boolean isSupervisor(int pid) {
    try {
      return text(Integer.toString(pid), "cmdline").contains("supervisord");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Names the world of pids the process lives in; null if that may not be looked at. */
  @Nullable String namespace(String pid) {
    try {
      return Files.readSymbolicLink(proc.resolve(pid).resolve("ns/pid")).toString();
    } catch (IOException gone) {
      return null;
    }
  }

  private String text(String pid, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(proc.resolve(pid).resolve(file));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

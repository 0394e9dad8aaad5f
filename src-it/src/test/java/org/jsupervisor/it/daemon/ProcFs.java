package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the kernel tells about processes under {@code /proc}. */
public final class ProcFs {
  private ProcFs() {}

  /** Whether the process exists and is not a zombie. */
  public static boolean isAlive(long pid) {
    List<String> stat = stat(pid);
    return !stat.isEmpty() && !stat.get(0).equals("Z");
  }

  public static long parent(long pid) {
    return Long.parseLong(stat(pid).get(1));
  }

  public static long processGroup(long pid) {
    return Long.parseLong(stat(pid).get(2));
  }

  public static long session(long pid) {
    return Long.parseLong(stat(pid).get(3));
  }

  /** The CPU time it has taken, in hundredths of a second. */
  public static long cpuTicks(long pid) {
    List<String> stat = stat(pid);
    return Long.parseLong(stat.get(11)) + Long.parseLong(stat.get(12));
  }

  /** The living members of a process group. */
  public static List<Long> members(long group) {
    return living(2, group);
  }

  /** The living members of a session. */
  public static List<Long> sessionMembers(long session) {
    return living(3, session);
  }

  /** Every process there is. */
  public static List<Long> all() {
    List<Long> pids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
    } catch (IOException e) {
      throw new AssertionError("cannot list /proc", e);
    }
    return pids;
  }

  /** The living direct children of a process. */
  public static List<Long> children(long pid) {
    return living(1, pid);
  }

  private static List<Long> living(int field, long value) {
    List<Long> pids = new ArrayList<>();
    for (long pid : all()) {
      List<String> stat = stat(pid);
      if (!stat.isEmpty() && !stat.get(0).equals("Z") && Long.parseLong(stat.get(field)) == value) {
        pids.add(pid);
      }
    }
    return pids;
  }

  /** Open descriptors and what they point at. */
  public static Map<Integer, String> descriptors(long pid) {
    Map<Integer, String> targets = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory(pid).resolve("fd"))) {
      for (Path entry : entries) {
        int fd = Integer.parseInt(entry.getFileName().toString());
        try {
          targets.put(fd, Files.readSymbolicLink(entry).toString());
        } catch (NoSuchFileException e) {
          // Closed since it was listed.
        }
      }
    } catch (IOException e) {
      throw new AssertionError("cannot read the descriptors of " + pid, e);
    }
    return targets;
  }

  /** A line of {@code /proc/PID/status}, for instance {@code SigBlk} or {@code Uid}. */
  public static String status(long pid, String name) {
    for (String line : read(pid, "status").split("\n", -1)) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).trim();
      }
    }
    throw new AssertionError("no " + name + " of process " + pid);
  }

  /** The soft limit on open files. */
  public static long openFilesLimit(long pid) {
    for (String line : read(pid, "limits").split("\n", -1)) {
      if (line.startsWith("Max open files")) {
        return Long.parseLong(line.substring("Max open files".length()).trim().split(" +", -1)[0]);
      }
    }
    throw new AssertionError("no limits of process " + pid);
  }

  /** The environment the process was started with. */
  public static Map<String, String> environment(long pid) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String pair : read(pid, "environ").split("\0", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        variables.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return variables;
  }

  /** The working directory, or an empty text if the process has gone or may not be read. */
  public static String workingDirectory(long pid) {
    try {
      return Files.readSymbolicLink(directory(pid).resolve("cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** A file of {@code /proc/PID}, or an empty text if the process has gone or may not be read. */
  public static String read(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(directory(pid).resolve(file));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      return ""; // ESRCH and EACCES arrive as plain I/O errors
    }
  }

  /** State, parent, process group, session of a process; empty if it has gone. */
  private static List<String> stat(long pid) {
    String text = read(pid, "stat");
    int end = text.lastIndexOf(')');
    return end < 0 ? List.of() : List.of(text.substring(end + 2).split(" ", -1));
  }

  private static Path directory(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }
}

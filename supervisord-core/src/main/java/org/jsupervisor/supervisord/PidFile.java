package org.jsupervisor.supervisord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/** The file that tells the daemon's pid (daemon.md 3.4); any older one is overwritten. */
final class PidFile {
  private static final int LONGEST_PID = 20;

  private final MainLog log;
  private @Nullable Path written;
  private byte[] content = {};

  PidFile(MainLog log) {
    this.log = log;
  }

  void write(String path, int pid) {
    Path file = Path.of(path);
    content = (pid + "\n").getBytes(StandardCharsets.US_ASCII);
    warnOfAnother(file, pid);
    try {
      Files.write(file, content);
      written = file;
    } catch (IOException e) {
      log.log(LogLevel.CRITICAL, "could not write pidfile " + path);
    }
  }

  /** Better than the original, which lets two daemons run the same programs without a word. */
  private void warnOfAnother(Path file, int own) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      String other = Files.size(file) > LONGEST_PID ? "" : Files.readString(file).strip();
      if (!other.equals(Integer.toString(own)) && isSupervisor(other)) {
        log.log(
            LogLevel.WARN,
            "pidfile " + file + " is that of a supervisord which is running with pid " + other);
      }
    } catch (IOException unreadable) {
      // Then nothing is known of another, and the write tells what is wrong with the file.
    }
  }

  private static boolean isSupervisor(String pid) throws IOException {
    for (int i = 0; i < pid.length(); i++) {
      if (pid.charAt(i) < '0' || pid.charAt(i) > '9') {
        return false;
      }
    }
    Path commandLine = Path.of("/proc", pid, "cmdline");
    return !pid.isEmpty()
        && Files.exists(commandLine)
        && new String(Files.readAllBytes(commandLine), StandardCharsets.ISO_8859_1)
            .contains("supervisord");
  }

  /** Removes the file, if this daemon wrote one and no other daemon has written to it since. */
  void remove() {
    if (written == null) {
      return;
    }
    try {
      if (Files.exists(written) && Arrays.equals(Files.readAllBytes(written), content)) {
        Files.delete(written);
      }
    } catch (IOException e) {
      log.log(LogLevel.WARN, "cannot remove pidfile " + written + ": " + e.getMessage());
    }
  }
}

package org.jsupervisor.supervisord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;

/** The file that tells the daemon's pid (daemon.md 3.4); any older one is overwritten. */
final class PidFile {
  private final MainLog log;
  private boolean isWritten;

  PidFile(MainLog log) {
    this.log = log;
  }

  void write(String path, int pid) {
    try {
      Files.write(Path.of(path), (pid + "\n").getBytes(StandardCharsets.US_ASCII));
      isWritten = true;
    } catch (IOException e) {
      log.log(LogLevel.CRITICAL, "could not write pidfile " + path);
    }
  }

  /** Removes the file, if this daemon wrote one; the name may have changed with a reread. */
  void remove(String path) {
    if (!isWritten) {
      return;
    }
    try {
      Files.deleteIfExists(Path.of(path));
    } catch (IOException e) {
      log.log(LogLevel.WARN, "cannot remove pidfile " + path + ": " + e.getMessage());
    }
  }
}

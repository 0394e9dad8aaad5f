package org.jsupervisor.config.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ByteSize;

/**
 * Where one output channel of a process goes (daemon.md 2.4, std*_ options).
 *
 * @param further paths of files that get the same output
 */
public record LogFileConfig(
    Target target,
    @Nullable String path,
    ByteSize maxbytes,
    int backups,
    ByteSize captureMaxbytes,
    boolean eventsEnabled,
    boolean syslog,
    List<String> further) {
  public LogFileConfig {
    further = List.copyOf(further);
  }

  /** With one file at most. */
  public LogFileConfig(
      Target target,
      @Nullable String path,
      ByteSize maxbytes,
      int backups,
      ByteSize captureMaxbytes,
      boolean eventsEnabled,
      boolean syslog) {
    this(target, path, maxbytes, backups, captureMaxbytes, eventsEnabled, syslog, List.of());
  }

  /** The value of the option: the file, and those after it. */
  public String text() {
    String first = path == null ? target.name() : path;
    return further.isEmpty() ? first : first + ", " + String.join(", ", further);
  }

  /** What kind of log file was asked for; only {@code PATH} has a path. */
  public enum Target {
    NONE,
    AUTO,
    PATH
  }
}

package org.jsupervisor.config.model;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ByteSize;

/** Where one output channel of a process goes (daemon.md 2.4, std*_ options). */
public record LogFileConfig(
    Target target,
    @Nullable String path,
    ByteSize maxbytes,
    int backups,
    ByteSize captureMaxbytes,
    boolean eventsEnabled,
    boolean syslog) {

  /** What kind of log file was asked for; only {@code PATH} has a path. */
  public enum Target {
    NONE,
    AUTO,
    PATH
  }
}

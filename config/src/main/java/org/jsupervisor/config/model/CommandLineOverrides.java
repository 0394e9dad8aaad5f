package org.jsupervisor.config.model;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.LogLevel;

/**
 * What the daemon's command line sets, each null where it is silent; it wins over the file
 * (daemon.md 3.1).
 *
 * @param user a name or number, not yet looked up
 */
public record CommandLineOverrides(
    @Nullable String user,
    @Nullable Integer umask,
    @Nullable String directory,
    @Nullable String logfile,
    @Nullable ByteSize logfileMaxbytes,
    @Nullable Integer logfileBackups,
    @Nullable LogLevel loglevel,
    @Nullable String pidfile,
    @Nullable String identifier,
    @Nullable String childlogdir,
    @Nullable Integer minfds,
    @Nullable Integer minprocs,
    @Nullable Boolean nodaemon,
    @Nullable Boolean silent,
    @Nullable Boolean nocleanup,
    @Nullable Boolean stripAnsi) {
  /** A silent command line. */
  public static final CommandLineOverrides NONE =
      new CommandLineOverrides(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null);
}

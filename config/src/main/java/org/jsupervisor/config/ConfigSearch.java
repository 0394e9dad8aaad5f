package org.jsupervisor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places where a configuration file is looked for when none is named (daemon.md 1.1). */
final class ConfigSearch {
  private ConfigSearch() {}

  /** The paths in order; the first two are relative to the directory above the program's. */
  static List<String> paths(String programName) {
    String home = PosixPath.directory(PosixPath.directory(programName));
    return List.of(
        PosixPath.join(home, "etc/supervisord.conf"),
        PosixPath.join(home, "supervisord.conf"),
        "supervisord.conf",
        "etc/supervisord.conf",
        "/etc/supervisord.conf",
        "/etc/supervisor/supervisord.conf");
  }

  /** The first path that exists, null if none does. */
  static @Nullable String find(String programName, Paths paths) {
    for (String path : paths(programName)) {
      if (paths.exists(path)) {
        return path;
      }
    }
    return null;
  }
}

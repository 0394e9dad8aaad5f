package org.jsupervisor.ctl;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Finds the configuration file when none is named (control.md 1.2). */
final class ConfigSearch {
  private ConfigSearch() {}

  /** Returns the first that exists, or null. The program is the path it was called by. */
  static @Nullable String find(String program) {
    String parent = directory(directory(program));
    String prefix = parent.isEmpty() || parent.endsWith("/") ? parent : parent + '/';
    String[] candidates = {
      prefix + "etc/supervisord.conf",
      prefix + "supervisord.conf",
      "supervisord.conf",
      "etc/supervisord.conf",
      "/etc/supervisord.conf",
      "/etc/supervisor/supervisord.conf"
    };
    for (String candidate : candidates) {
      if (new File(candidate).exists()) {
        return candidate;
      }
    }
    return null;
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, Math.max(0, slash));
  }
}

package org.jsupervisor.supervisord;

import java.io.File;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.logfile.AutoLogs;

/** Deletes the AUTO logs of earlier runs (daemon.md 5.4). */
final class AutoLogCleanup {
  private AutoLogCleanup() {}

  static void run(String directory, String identifier, MainLog log) {
    String[] entries = new File(directory).list();
    if (entries == null) {
      log.log(LogLevel.WARN, "Could not clear childlog dir");
      return;
    }
    for (String entry : entries) {
      if (AutoLogs.isOldLog(entry, identifier)) {
        File file = new File(directory, entry);
        if (file.isDirectory() || (!file.delete() && file.exists())) {
          log.log(LogLevel.WARN, "Failed to clean up " + PythonRepr.of(file.getPath()));
        }
      }
    }
  }
}

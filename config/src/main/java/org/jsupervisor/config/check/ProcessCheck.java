package org.jsupervisor.config.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ConfigInspection;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;

/** Asks this machine for what the programs will need of it. Confined to one thread. */
final class ProcessCheck {
  private final ConfigInspection inspection;
  private final SupervisordConfig config;
  private final Map<String, String> daemonEnvironment;
  private final FileRights rights;
  private final Problems problems;

  /** Who writes to a file, by its path. */
  private final Map<String, String> writers = new HashMap<>();

  ProcessCheck(
      ConfigInspection inspection,
      SupervisordConfig config,
      Map<String, String> daemonEnvironment,
      FileRights rights,
      Problems problems) {
    this.inspection = inspection;
    this.config = config;
    this.daemonEnvironment = daemonEnvironment;
    this.rights = rights;
    this.problems = problems;
    writers.put(config.logfile(), "the daemon");
  }

  void check(ProcessConfig process, Commands commands) {
    IniSection section = inspection.sectionOf(process);
    if (section == null) {
      return;
    }
    Map<String, String> environment = new LinkedHashMap<>(daemonEnvironment);
    environment.putAll(process.environment());
    String complaint = commands.complaint(process.command(), environment);
    if (complaint != null) {
      problems.warn(
          section, "command", complaint, "correct it, unless the file appears before the start");
    }
    String directory = process.directory();
    if (directory != null && !rights.isDirectory(directory)) {
      problems.warn(
          section, "directory", directory + " is not an existing directory", "make the directory");
    }
    checkLog(section, process, "stdout", process.stdout());
    checkLog(section, process, "stderr", process.stderr());
  }

  private void checkLog(
      IniSection section, ProcessConfig process, String channel, LogFileConfig log) {
    String key = channel + "_logfile";
    String path = log.path();
    if (log.target() == LogFileConfig.Target.AUTO && !rights.canMakeFilesIn(config.childlogdir())) {
      problems.warn(
          section,
          key,
          "directory " + config.childlogdir() + " cannot be written",
          "set childlogdir in [supervisord] to a directory that can");
    }
    if (path != null) {
      checkFile(section, process, key, path);
    }
    for (String other : log.further()) {
      checkFile(section, process, key, other);
    }
  }

  private void checkFile(IniSection section, ProcessConfig process, String key, String path) {
    // Devices and descriptors take output from many, and whether they can be opened varies.
    if (path.startsWith("/dev/") || path.startsWith("/proc/")) {
      return;
    }
    String complaint = rights.complaintOnWriting(path);
    if (complaint != null) {
      problems.warn(section, key, complaint, "choose a file that can be written");
    }
    checkSharing(section, process.name() + " of [" + section.name() + "]", key, path);
  }

  private void checkSharing(IniSection section, String process, String key, String path) {
    @Nullable String other = writers.putIfAbsent(path, process);
    if (other == null) {
      return;
    }
    boolean isOwn = other.equals(process);
    problems.warn(
        section,
        key,
        isOwn
            ? "standard output and standard error go to the same file " + path
            : "the file " + path + " is also written by " + other,
        isOwn ? "set redirect_stderr to true instead" : "give each process a file of its own");
  }
}

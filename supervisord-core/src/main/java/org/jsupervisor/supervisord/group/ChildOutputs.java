package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.supervisord.logfile.AutoLogs;
import org.jsupervisor.supervisord.logfile.LogFiles;
import org.jsupervisor.supervisord.logfile.LogTargets;

/**
 * The log files of one process. AUTO names last as long as its group (daemon.md 5.4), and longer if
 * it is removed and added again without the configuration being read in between.
 */
public final class ChildOutputs {
  private static final int AUTO_MODE = 0600;
  private static final int NAMED_MODE = 0666;

  private final ProcessConfig config;
  private final @Nullable String stdout;
  private final @Nullable String stderr;

  private ChildOutputs(ProcessConfig config, @Nullable String stdout, @Nullable String stderr) {
    this.config = config;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** Settles the names and creates AUTO logs, empty. */
  static ChildOutputs create(ProcessConfig config, Surroundings around) throws IOException {
    ChildOutputs known = around.state().outputs(config);
    if (known != null) {
      return known;
    }
    String stdout = path(config.stdout(), config.name(), "stdout", around.state().config());
    String stderr =
        config.redirectStderr()
            ? null
            : path(config.stderr(), config.name(), "stderr", around.state().config());
    ChildOutputs outputs = new ChildOutputs(config, stdout, stderr);
    outputs.createAutoLog(config.stdout(), stdout, around.logFiles());
    outputs.createAutoLog(config.stderr(), stderr, around.logFiles());
    around.state().keep(config, outputs);
    return outputs;
  }

  private static @Nullable String path(
      LogFileConfig log, String process, String channel, SupervisordConfig daemon) {
    return switch (log.target()) {
      case NONE -> null;
      case PATH -> log.path();
      case AUTO ->
          daemon.childlogdir()
              + "/"
              + AutoLogs.name(
                  process, channel, daemon.identifier(), ThreadLocalRandom.current()::nextInt);
    };
  }

  private void createAutoLog(LogFileConfig log, @Nullable String path, LogFiles files)
      throws IOException {
    if (log.target() == LogFileConfig.Target.AUTO && path != null) {
      files.release(files.acquire(path, 0, 0, AUTO_MODE));
    }
  }

  /** Null if stdout is not kept in a file. */
  public @Nullable String stdoutPath() {
    return stdout;
  }

  /** Null if stderr is not kept in a file of its own. */
  public @Nullable String stderrPath() {
    return stderr;
  }

  LogTargets openStdout(LogFiles files) throws IOException {
    return open(config.stdout(), stdout, files);
  }

  LogTargets openStderr(LogFiles files) throws IOException {
    return open(config.stderr(), stderr, files);
  }

  private static LogTargets open(LogFileConfig log, @Nullable String path, LogFiles files)
      throws IOException {
    int mode = log.target() == LogFileConfig.Target.AUTO ? AUTO_MODE : NAMED_MODE;
    List<String> paths = new ArrayList<>();
    if (path != null) {
      paths.add(path);
    }
    for (String other : log.further()) {
      if (!paths.contains(other)) {
        paths.add(other);
      }
    }
    return LogTargets.open(files, paths, log.maxbytes().bytes(), log.backups(), mode);
  }

  /** Empties both logs, whether or not a child writes to them. */
  void clear(LogFiles files) throws IOException {
    if (stdout != null) {
      files.clear(stdout);
    }
    if (stderr != null) {
      files.clear(stderr);
    }
  }
}

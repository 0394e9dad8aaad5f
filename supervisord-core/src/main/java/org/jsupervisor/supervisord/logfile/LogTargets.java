package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The open files that take one channel's output. Confined to the loop thread. */
public final class LogTargets {
  private final LogFiles owner;
  private final List<RotatingLogFile> files = new ArrayList<>();

  private LogTargets(LogFiles owner) {
    this.owner = owner;
  }

  /** Opens all of them, or none; each path once. */
  public static LogTargets open(
      LogFiles owner, List<String> paths, long maxbytes, int backups, int mode) throws IOException {
    LogTargets targets = new LogTargets(owner);
    try {
      for (String path : paths) {
        targets.files.add(owner.acquire(path, maxbytes, backups, mode));
      }
      return targets;
    } catch (IOException e) {
      targets.release();
      throw e;
    }
  }

  public List<RotatingLogFile> files() {
    return files;
  }

  public void reopen() {
    for (RotatingLogFile file : files) {
      file.reopen();
    }
  }

  /** Gives all of them back. */
  public void release() {
    for (RotatingLogFile file : files) {
      owner.release(file);
    }
    files.clear();
  }
}

package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The open log files by path, so that processes that share a path share one writer and rotation
 * does not tear their output apart. Confined to the loop thread.
 */
public final class LogFiles {

  /** An open file and how many hold it. */
  private static final class Holding {
    final RotatingLogFile file;
    int holders;

    Holding(RotatingLogFile file) {
      this.file = file;
    }
  }

  private static final int COMMON_MODE = 0666;

  private final Map<String, Holding> open = new HashMap<>();
  private final Map<String, Integer> modes = new HashMap<>();
  private final LogFileSystem files;
  private final LogTrouble trouble;

  public LogFiles(LogFileSystem files, LogTrouble trouble) {
    this.files = files;
    this.trouble = trouble;
  }

  /**
   * Opens a file, or joins those who have it open; the latest limits count for all of them. Every
   * acquire is followed by one release.
   */
  public RotatingLogFile acquire(String path, long maxbytes, int backups, int mode)
      throws IOException {
    Holding holding = open.get(path);
    modes.put(path, mode);
    if (holding == null) {
      holding = new Holding(new RotatingLogFile(files, path, maxbytes, backups, mode, trouble));
      open.put(path, holding);
    } else {
      holding.file.limit(maxbytes, backups);
    }
    holding.holders++;
    return holding.file;
  }

  /** Gives a file back; it is closed when nobody holds it any more. */
  public void release(RotatingLogFile file) {
    Holding holding = open.get(file.path());
    if (holding == null || holding.file != file) {
      throw new IllegalStateException("cannot release " + file.path() + ": it is not held");
    }
    holding.holders--;
    if (holding.holders == 0) {
      open.remove(file.path());
      file.close();
    }
  }

  /** Reopens every file by its name, each once. */
  public void reopenAll() {
    for (Holding holding : open.values()) {
      holding.file.reopen();
    }
  }

  /**
   * Empties the log at {@code path} by beginning a new file, whether or not somebody holds it; what
   * is no regular file, and what does not exist, stays as it is.
   */
  public void clear(String path) throws IOException {
    Holding holding = open.get(path);
    if (holding != null) {
      holding.file.clear();
    } else if (files.removeRegularFile(path)) {
      files.close(files.open(path, false, modes.getOrDefault(path, COMMON_MODE)));
    }
  }
}

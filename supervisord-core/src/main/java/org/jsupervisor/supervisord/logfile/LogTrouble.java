package org.jsupervisor.supervisord.logfile;

import java.io.IOException;

/** Hears of trouble with a log file. */
public interface LogTrouble {

  /** What failed. */
  enum Operation {
    OPEN,
    WRITE,
    ROTATE,
    CLEAR
  }

  /**
   * Something failed, told once until a write succeeds again; the log goes on and tries again at
   * the next write.
   */
  void happened(String path, Operation operation, IOException failure);

  /** That much was not written, because of trouble or because the target's reader is behind. */
  void lost(String path, long bytes);
}

package org.jsupervisor.supervisord.logfile;

import java.io.IOException;

/** Hears of trouble with a log file, once until a write succeeds again. */
@FunctionalInterface
public interface LogTrouble {

  /** What failed. */
  enum Operation {
    OPEN,
    WRITE,
    ROTATE,
    CLEAR
  }

  /** Something failed; the log goes on and tries again at the next write. */
  void happened(String path, Operation operation, IOException failure);
}

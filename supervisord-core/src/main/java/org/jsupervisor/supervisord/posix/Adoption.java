package org.jsupervisor.supervisord.posix;

import java.util.List;

/** Descendants of the daemon whose parents have ended. Confined to the loop thread. */
public interface Adoption {
  /** Has the daemon become the parent of such processes from now on, as process 1 is anyway. */
  void begin() throws PosixException;

  /**
   * The children that the daemon has by adoption; it may have made one or another of them itself.
   * Until the next reaping none of these pids can become another process's.
   */
  List<Integer> children();

  /** Whether the process was started with all these entries, {@code NAME=value}, around it. */
  boolean hasEnvironment(int pid, List<String> entries);
}

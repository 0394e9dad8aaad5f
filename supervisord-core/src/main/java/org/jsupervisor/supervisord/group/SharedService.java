package org.jsupervisor.supervisord.group;

import java.util.List;

/**
 * Processes that serve one socket together, of which as many run as are needed. Called on the loop
 * thread, never blocks.
 */
public interface SharedService {
  /** All of them, whether they run or not. */
  List<ManagedProcess> processes();

  /** How many run at least, from 0. */
  int least();

  /** Whether its socket is open and some process runs there, or would for whoever connects. */
  boolean isOpen();

  /** Whether it is open, or is going to be without anybody's doing. */
  boolean isExpected();

  /** Has it open, as the start of the whole group would. */
  void begin();
}

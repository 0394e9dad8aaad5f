package org.jsupervisor.supervisord.logfile;

import java.io.IOException;

/** Fails a test whose log files have trouble. */
public final class NoTrouble implements LogTrouble {
  @Override
  public void happened(String path, Operation operation, IOException failure) {
    throw new AssertionError("trouble with " + path, failure);
  }

  @Override
  public void lost(String path, long bytes) {
    throw new AssertionError("lost " + bytes + " bytes of " + path);
  }
}

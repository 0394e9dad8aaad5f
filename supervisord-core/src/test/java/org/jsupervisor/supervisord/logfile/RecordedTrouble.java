package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what log files tell of their trouble, each as a line. */
final class RecordedTrouble implements LogTrouble {
  final List<String> lines = new ArrayList<>();

  @Override
  public void happened(String path, Operation operation, IOException failure) {
    lines.add(path + " " + operation + " " + failure.getMessage());
  }

  @Override
  public void lost(String path, long bytes) {
    lines.add(path + " lost " + bytes);
  }
}

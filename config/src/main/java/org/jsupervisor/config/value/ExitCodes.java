package org.jsupervisor.config.value;

import java.util.List;

/** The exit codes that count as expected, in the order written. */
public record ExitCodes(List<Integer> codes) {
  public ExitCodes {
    codes = List.copyOf(codes);
  }

  /** Whether {@code exitStatus} (-1 for death by signal) is expected. */
  public boolean contains(int exitStatus) {
    return codes.contains(exitStatus);
  }
}

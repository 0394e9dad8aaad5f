package org.jsupervisor.config.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for what commands would run, as a start does. */
public interface Commands {
  /**
   * Why the command cannot be run now, null if it can.
   *
   * @param environment of the process; its PATH is searched
   */
  @Nullable String complaint(String command, Map<String, String> environment);
}

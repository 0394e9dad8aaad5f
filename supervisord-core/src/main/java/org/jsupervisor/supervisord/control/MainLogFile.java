package org.jsupervisor.supervisord.control;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file behind the main log, as far as clients and signals may touch it. */
public interface MainLogFile {
  /** Absolute path, null if the log does not go to a file. */
  @Nullable String path();

  /** Closes the file and opens it by name, after it was renamed. */
  void reopen();

  /** Deletes and creates the file. */
  void clear() throws IOException;
}

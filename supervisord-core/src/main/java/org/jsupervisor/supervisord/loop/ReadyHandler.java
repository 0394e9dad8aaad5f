package org.jsupervisor.supervisord.loop;

import java.io.IOException;

/** Told when a watched descriptor is ready; takes no more than its share and returns. */
@FunctionalInterface
public interface ReadyHandler {
  /**
   * Serves the descriptor once.
   *
   * @param readySet those of the watched {@code Poller.READ} and {@code Poller.WRITE} that are
   *     ready; a hang-up or an error counts as ready for whatever is watched
   */
  void ready(int readySet) throws IOException;
}

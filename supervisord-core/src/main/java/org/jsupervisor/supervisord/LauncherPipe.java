package org.jsupervisor.supervisord;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the launcher waits for one line: how a daemonizing start went. Opened before the daemon
 * changes its user, who may not open what another user made. Confined to the main thread.
 */
final class LauncherPipe {
  private @Nullable OutputStream launcher;

  /**
   * Opens it.
   *
   * @param fd the descriptor as the launcher made it, -1 if it does not wait
   */
  LauncherPipe(int fd) throws IOException {
    launcher = fd < 0 ? null : new FileOutputStream("/proc/self/fd/" + fd);
  }

  /** Tells an exit status, or {@code foreground}, if the launcher has not been told already. */
  void report(String outcome) {
    if (launcher == null) {
      return;
    }
    try (OutputStream told = launcher) {
      told.write((outcome + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      System.err.println("cannot tell the launcher how the start went: " + e.getMessage());
    }
    launcher = null;
  }
}

package org.jsupervisor.supervisord.spawn;

import java.io.IOException;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;

/** The published texts for children that could not be made (daemon.md 4.4). */
public final class SpawnFailure {
  private SpawnFailure() {}

  /** Pipes, logs or the FastCGI socket could not be opened. */
  public static String beforeFork(String name, IOException failure) {
    if (failure instanceof PosixException kernel) {
      return kernel.errno() == Errno.EMFILE || kernel.errno() == Errno.ENFILE
          ? "too many open files to spawn '" + name + "'"
          : "unknown error making dispatchers for '" + name + "': " + kernel.errnoName();
    }
    return "unknown error making dispatchers for '" + name + "': " + failure.getMessage();
  }

  /** The kernel refused another process. */
  public static String atFork(String name, PosixException failure) {
    return failure.errno() == Errno.EAGAIN
        ? "Too many processes in process table to spawn '" + name + "'"
        : "unknown error during fork for '" + name + "': " + failure.errnoName();
  }
}

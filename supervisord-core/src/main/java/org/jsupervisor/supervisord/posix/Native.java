package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;

/** What all users of the C library share: its common functions and how they tell failures. */
final class Native {
  static final LibC LIBC = new LibC();

  private Native() {}

  /** Passes on what a call returned, or throws its error number if it returned -1. */
  static int check(String call, int returned) throws PosixException {
    if (returned == -1) {
      throw new PosixException(call, CFunction.errno());
    }
    return returned;
  }

  /** Moves a new descriptor above the standard streams, should one of those have been free. */
  static int aboveStandardStreams(int fd) throws PosixException {
    if (fd > 2) {
      return fd;
    }
    int moved = LIBC.fcntl(fd, Kernel.F_DUPFD_CLOEXEC, 3);
    int errno = CFunction.errno();
    LIBC.close(fd);
    if (moved == -1) {
      throw new PosixException("fcntl", errno);
    }
    return moved;
  }
}

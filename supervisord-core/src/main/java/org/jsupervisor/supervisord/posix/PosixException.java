package org.jsupervisor.supervisord.posix;

import java.io.IOException;

/** A failed system call with its error number. */
public final class PosixException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  public PosixException(String call, int errno) {
    super(call + ": " + Errno.text(errno) + " (" + Errno.name(errno) + ")");
    this.errno = errno;
  }

  /** The Linux error number, see {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** The symbolic name, such as {@code ENOENT}. */
  public String errnoName() {
    return Errno.name(errno);
  }
}

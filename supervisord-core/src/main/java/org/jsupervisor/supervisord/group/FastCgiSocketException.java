package org.jsupervisor.supervisord.group;

import java.io.IOException;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;

/** A FastCGI program's socket that cannot be made (daemon.md 7). */
public final class FastCgiSocketException extends IOException {
  private static final long serialVersionUID = 1L;

  FastCgiSocketException(String url, PosixException cause) {
    super(
        "Could not create FastCGI socket "
            + url
            + ": [Errno "
            + cause.errno()
            + "] "
            + Errno.text(cause.errno()),
        cause);
  }
}

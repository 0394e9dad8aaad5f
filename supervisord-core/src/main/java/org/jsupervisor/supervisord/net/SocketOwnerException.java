package org.jsupervisor.supervisord.net;

import java.io.IOException;
import org.jsupervisor.supervisord.posix.PosixException;

/** The socket file could not be given to its configured owner; nothing is left behind. */
public final class SocketOwnerException extends IOException {
  private static final long serialVersionUID = 1L;

  SocketOwnerException(String file, PosixException cause) {
    super("cannot change the owner of " + file, cause);
  }
}

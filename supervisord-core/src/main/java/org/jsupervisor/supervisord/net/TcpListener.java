package org.jsupervisor.supervisord.net;

import org.jsupervisor.supervisord.posix.Posix;

/** A listening TCP socket. Confined to the loop thread. */
record TcpListener(int fd, Posix posix) implements Listener {
  @Override
  public void close() {
    posix.close(fd);
  }

  @Override
  public void unlink() {
    // A port leaves no file.
  }
}

package org.jsupervisor.supervisord.net;

/** A bound socket that accepts connections. Confined to the loop thread. */
interface Listener {
  int fd();

  /** Stops listening; the socket's file, if it has one, stays. */
  void close();

  /** Removes the socket's file if it is still the one this listener made. */
  void unlink();
}

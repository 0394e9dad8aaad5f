package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.Nullable;

/** Signals sent to the daemon, as a descriptor for the poller. */
public interface SignalSource {
  /** A pending signal; the sender's pid is 0 when unknown. */
  record Received(int signal, int senderPid) {}

  /** Readable while a signal is pending. */
  int fd();

  /** Takes the next pending signal, null if there is none. */
  @Nullable Received next() throws PosixException;
}

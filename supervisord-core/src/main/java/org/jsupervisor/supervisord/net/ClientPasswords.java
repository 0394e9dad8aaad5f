package org.jsupervisor.supervisord.net;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.PasswordWatch;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * Counts one connection's passwords under its client's address, which the kernel is asked for only
 * when it matters. Confined to the loop thread.
 */
final class ClientPasswords implements PasswordWatch {
  private final PasswordFailures failures;
  private final StartupPosix startup;
  private final int fd;
  private @Nullable String client;

  ClientPasswords(PasswordFailures failures, StartupPosix startup, int fd) {
    this.failures = failures;
    this.startup = startup;
    this.fd = fd;
  }

  @Override
  public long wrong(long nowNanos) {
    return failures.failed(client(), nowNanos);
  }

  @Override
  public void right() {
    if (!failures.isEmpty()) {
      failures.succeeded(client());
    }
  }

  /** Clients whose address cannot be told count as one. */
  private String client() {
    String known = client;
    if (known == null) {
      try {
        known = startup.peerNetwork(fd);
      } catch (PosixException e) {
        known = "";
      }
      client = known;
    }
    return known;
  }
}

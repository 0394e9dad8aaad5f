package org.jsupervisor.rpc.http;

/**
 * Hears how the passwords of one client turned out, and says how long a refusal is held back.
 * Confined to the loop thread.
 */
public interface PasswordWatch {
  /**
   * Notes a wrong password.
   *
   * @return how long its answer waits, 0 for not at all
   */
  long wrong(long nowNanos);

  /** Notes that a request with credentials was let through. */
  void right();
}

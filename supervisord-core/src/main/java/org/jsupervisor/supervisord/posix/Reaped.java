package org.jsupervisor.supervisord.posix;

/**
 * A child that has ended and its wait status, decoded.
 *
 * @param exitCode 0..255, or -1 if a signal ended it
 * @param signal the signal's number, or 0 if it exited
 * @param status the raw status as waitpid gave it
 */
public record Reaped(int pid, int exitCode, int signal, boolean coreDumped, int status) {
  /** The raw status of a process that is nobody's child of ours: others have learnt it. */
  public static final int UNKNOWN = -1;

  /** The end of such a process. */
  public static Reaped unknown(int pid) {
    return new Reaped(pid, -1, 0, false, UNKNOWN);
  }
}

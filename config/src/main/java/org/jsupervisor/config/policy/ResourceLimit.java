package org.jsupervisor.config.policy;

/**
 * A limit of the kernel for one process.
 *
 * @param resource as prlimit(1) calls it, such as {@code nofile}
 * @param soft what holds, {@link #UNLIMITED} for no limit
 * @param hard up to which the program may raise it itself, likewise
 */
public record ResourceLimit(String resource, long soft, long hard) {
  public static final long UNLIMITED = -1;

  /** The limit as options and prlimit(1) take it. */
  public String text() {
    return word(soft) + ":" + word(hard);
  }

  private static String word(long value) {
    return value == UNLIMITED ? "unlimited" : Long.toString(value);
  }
}

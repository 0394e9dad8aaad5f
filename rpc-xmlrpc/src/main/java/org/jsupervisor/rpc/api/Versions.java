package org.jsupervisor.rpc.api;

/** The versions the daemon tells. */
public final class Versions {
  /** Of the remote interface. */
  public static final String API = "3.0";

  /**
   * Of the supervisor whose behaviour clients can expect.
   *
   * <p>Compatibility: tools read it as {@code X.Y.Z} and switch features on it.
   */
  public static final String SUPERVISOR = "4.3.0";

  private Versions() {}
}

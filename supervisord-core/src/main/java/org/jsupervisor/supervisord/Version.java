package org.jsupervisor.supervisord;

/** The versions the daemon tells. */
final class Version {
  /**
   * The version of supervisor that clients compare with.
   *
   * <p>Compatibility: tools read it as {@code X.Y.Z} and switch features on it.
   */
  static final String SUPERVISOR = "4.3.0";

  private Version() {}
}

package org.jsupervisor.it.daemon;

import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a test needs to mean anything. The only place that skips tests: what is missing skips them
 * on somebody's desk and fails them on a build server, where nothing may be missing.
 */
public final class Requirement {
  private Requirement() {}

  /** Skips the test if something is missing; with {@code CI=true} that is a failure. */
  public static void need(boolean there, String missing) {
    if (!there) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("the build server lacks what a test needs: " + missing);
      }
      abort(missing);
    }
  }

  /** Skips a test that means the distribution alone when the original is the one under test. */
  public static void meansOurs(Sandbox sandbox, String whyNotTheOriginal) {
    if (sandbox.daemonProduct() == Product.STOCK) {
      abort(whyNotTheOriginal);
    }
  }
}

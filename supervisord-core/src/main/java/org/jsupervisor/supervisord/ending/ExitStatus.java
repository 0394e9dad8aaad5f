package org.jsupervisor.supervisord.ending;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.supervisord.posix.Reaped;

/** What the daemon ends with because of a program: 0 to 255, as a shell has it. Stateless. */
final class ExitStatus {
  private static final int SIGNALLED = 128;
  private static final int NOT_STARTED = 127;
  private static final int FAILED = 1;

  private ExitStatus() {}

  /**
   * Because it has ended.
   *
   * @param end how, null if nobody knows
   */
  static int afterExit(EndPolicy policy, @Nullable Reaped end) {
    Integer wanted = policy.exitCode();
    if (wanted != null) {
      return wanted;
    }
    if (end == null) {
      return FAILED;
    }
    if (end.exitCode() >= 0) {
      return end.exitCode();
    }
    return end.signal() > 0 ? SIGNALLED + end.signal() : FAILED;
  }

  /**
   * Because it is FATAL, which is never a success unless the policy says so.
   *
   * @param lastEnd how the last attempt ended, null if there was no child
   */
  static int afterFatal(EndPolicy policy, @Nullable Reaped lastEnd) {
    if (policy.exitCode() == null && lastEnd == null) {
      return NOT_STARTED;
    }
    int status = afterExit(policy, lastEnd);
    return status == 0 && policy.exitCode() == null ? FAILED : status;
  }
}

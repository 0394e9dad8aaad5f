package org.jsupervisor.supervisord.process;

import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.process.Effect.Announce;

/** Decides what becomes of a start that startlimit does not allow. */
final class StartLimits {
  private StartLimits() {}

  /** How many starts have to be remembered. */
  static int kept(ProcessConfig policy) {
    StartLimit limit = policy.policies().restart().startLimit();
    return limit == null ? 0 : limit.starts();
  }

  /** The first moment at which one more start is allowed; long ago without a limit. */
  static long roomNanos(ProcessStatus status, ProcessConfig policy) {
    StartLimit limit = policy.policies().restart().startLimit();
    List<Long> starts = status.history().startNanos();
    if (limit == null || starts.size() < limit.starts()) {
      return Long.MIN_VALUE;
    }
    return Deadlines.after(starts.get(0), Deadlines.nanos(limit.window()));
  }

  /**
   * Gives up a process that would be started too often, by way of the states of a start that fails,
   * which are those that listeners know.
   */
  static Transition giveUp(ProcessStatus was, ProcessConfig policy, Now now) {
    ProcessState from = was.state();
    ProcessStatus fatal =
        was.backingOff(was.retries(), reason(policy), ProcessStatus.NEVER)
            .fatal(Restarts.afterGivingUp(was, policy, now));
    Announce last = new Announce(ProcessState.BACKOFF, ProcessState.FATAL, 0, 0, false);
    if (from == ProcessState.BACKOFF) {
      return new Transition(fatal, List.of(last));
    }
    int tries = was.retries() + 1;
    return new Transition(
        fatal,
        List.of(
            new Announce(from, ProcessState.STARTING, 0, was.retries(), false),
            new Announce(ProcessState.STARTING, ProcessState.BACKOFF, 0, tries, false),
            last));
  }

  /** As clients see it. */
  static String reason(ProcessConfig policy) {
    StartLimit limit = policy.policies().restart().startLimit();
    return limit == null
        ? ""
        : "more than "
            + limit.starts()
            + " starts within "
            + Seconds.text(limit.window())
            + " seconds (startlimit)";
  }
}

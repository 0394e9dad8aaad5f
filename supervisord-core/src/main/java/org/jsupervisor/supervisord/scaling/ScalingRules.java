package org.jsupervisor.supervisord.scaling;

import java.util.concurrent.TimeUnit;
import org.jsupervisor.config.policy.ScalingPolicy;

/** Decides how many processes are started and retired. */
final class ScalingRules {
  /** While there is something to wait for. */
  static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** While processes run, as they are taken into use and left without anybody being told. */
  static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** After this time processes that look idle and leave connections waiting count as stuck. */
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_STARTS = 32;
  private static final int MOST_RETIREMENTS = 8;

  private ScalingRules() {}

  /** How many run when nothing is known of the load. */
  static int initial(ScalingPolicy policy) {
    return Math.max(policy.minProcs(), policy.minSpare());
  }

  /** What to do, at the monotonic time {@code now} in nanoseconds. */
  static Decision decide(ScalingPolicy policy, ScalingState was, Situation seen, long now) {
    boolean isStuck =
        seen.waiting() > 0 && seen.ready() == seen.running() && was.patientUntil() <= now;
    int room = room(policy, seen);
    int missing = isStuck ? Math.max(1, missing(policy, seen)) : missing(policy, seen);
    int starts = Math.max(0, Math.min(Math.min(missing, was.pace()), room));
    int pace = starts == 0 ? 1 : Math.min(MOST_STARTS, 2 * was.pace());
    IdleHistory idle = was.idle().with(seen.idle(), now);
    int retirements = starts > 0 ? 0 : retirements(policy, seen, idle, now);
    boolean isReplacing = retirements == 0 && isReplacing(policy, seen, room);
    return new Decision(
        starts,
        retirements,
        isReplacing,
        next(seen, missing, room),
        seen.waiting() == 0 && room > starts,
        new ScalingState(idle, pace, patientUntil(was, seen, isStuck, now)));
  }

  /** How many can be started. Where one cannot be started, the others could not either. */
  private static int room(ScalingPolicy policy, Situation seen) {
    if (seen.running() == 0 && seen.absent() > 0) {
      return 0;
    }
    int numbers = policy.maxProcs() - seen.running() - seen.absent();
    return Math.max(0, Math.min(seen.startable(), numbers));
  }

  private static int missing(ScalingPolicy policy, Situation seen) {
    int least = policy.minProcs() - seen.running();
    int spare = Math.max(policy.minSpare(), seen.waiting()) - seen.idle();
    boolean isSuccessorDue = seen.overdue() > 0 && hasNoneToLose(policy, seen);
    return Math.max(Math.max(least, spare), isSuccessorDue ? 1 : 0);
  }

  /** Whether one that goes would have to be replaced; its successor begins first. */
  private static boolean hasNoneToLose(ScalingPolicy policy, Situation seen) {
    return seen.running() <= Math.max(1, policy.minProcs()) && seen.running() == seen.ready();
  }

  private static long patientUntil(ScalingState was, Situation seen, boolean isStuck, long now) {
    if (seen.waiting() == 0) {
      return ScalingState.NOTHING_WAITS;
    }
    boolean begins = isStuck || was.patientUntil() == ScalingState.NOTHING_WAITS;
    return begins ? now + PATIENCE_NANOS : was.patientUntil();
  }

  private static int retirements(ScalingPolicy policy, Situation seen, IdleHistory idle, long now) {
    if (seen.waiting() > 0 || seen.isRetiring()) {
      return 0;
    }
    int surplus = idle.idleSince(now - policy.idleTimeout().toNanos()) - policy.maxSpare();
    int dispensable = seen.running() - policy.minProcs();
    return Math.max(0, Math.min(Math.min(surplus, dispensable), MOST_RETIREMENTS));
  }

  private static boolean isReplacing(ScalingPolicy policy, Situation seen, int room) {
    return seen.overdue() > 0
        && seen.idle() > 0
        && seen.waiting() == 0
        && !seen.isRetiring()
        && (seen.ready() > Math.max(1, policy.minProcs()) || room == 0);
  }

  private static long next(Situation seen, int missing, int room) {
    if (room > 0 && (missing > 0 || seen.waiting() > 0)) {
      return SOON_NANOS;
    }
    boolean isQuiet = seen.running() + seen.absent() == 0 && seen.waiting() == 0;
    return isQuiet ? Decision.NEVER : HEARTBEAT_NANOS;
  }
}

package org.jsupervisor.supervisord.process;

import java.time.Duration;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.supervisord.process.ProcessStatus.Stage;

/** Decides whether and when a process starts by itself. */
final class Restarts {
  /** So many instant ends in a row are followed by restarts at once, all but the last of them. */
  static final int INSTANT_ENDS = 6;

  /** The time from one start to the next of a program that only ever ends: as in the original. */
  static final long SPIN_NANOS = 500_000_000L;

  private static final int UNLIMITED = -1;

  private Restarts() {}

  /** Whether the process is to start by itself, now or later. */
  static boolean isWanted(ProcessStatus status, ProcessConfig policy) {
    if (status.stage() == Stage.HELD) {
      return false;
    }
    return switch (status.state()) {
      case STOPPED ->
          status.stage() == Stage.RESTARTING
              || (policy.startsWithDaemon() && status.startedEpochSecond() == 0);
      case EXITED ->
          status.stage() == Stage.RESTARTING || isWantedAfter(status.exitStatus(), policy);
      case FATAL ->
          status.stage() == Stage.RESTARTING
              || policy.policies().restart().fatalRetryAfter() != null;
      case BACKOFF -> true;
      case STARTING, RUNNING, STOPPING, UNKNOWN -> false;
    };
  }

  private static boolean isWantedAfter(int exitStatus, ProcessConfig policy) {
    return switch (policy.autorestart()) {
      case ALWAYS -> true;
      case UNEXPECTED -> !policy.exitcodes().contains(exitStatus);
      case NEVER -> false;
    };
  }

  /** Whether it is to start now. A start that was put off has no deadline any more. */
  static boolean isDue(ProcessStatus status, ProcessConfig policy, Now now) {
    boolean isTime =
        status.deadlineNanos() <= now.nanos() || status.deadlineNanos() == ProcessStatus.NEVER;
    return isTime && isWanted(status, policy);
  }

  /** When to start again after an exit, or never. */
  static long afterExit(
      StartHistory history, int exitStatus, ProcessStatus was, ProcessConfig policy, Now now) {
    if (!isWantedAfter(exitStatus, policy)) {
      return ProcessStatus.NEVER;
    }
    long pause = Deadlines.after(now.nanos(), Deadlines.nanos(policy.policies().restart().pause()));
    return history.instantEnds() < INSTANT_ENDS
        ? pause
        : Math.max(pause, was.startedNanos() + SPIN_NANOS);
  }

  /** Whether a run that ends now was over as soon as it had begun. */
  static boolean isInstant(ProcessStatus was, Now now) {
    return now.nanos() - was.startedNanos() < SPIN_NANOS;
  }

  /** Whether so many failures are too many. */
  static boolean isHopeless(int tries, ProcessConfig policy) {
    return policy.startretries() != UNLIMITED && tries > policy.startretries();
  }

  /** When to try again, or to give up, after {@code tries} failures. */
  static long afterFailure(int tries, ProcessConfig policy, Now now) {
    if (isHopeless(tries, policy)) {
      return now.nanos();
    }
    RestartPolicy restart = policy.policies().restart();
    long wait = Math.max(wait(tries, restart, now), Deadlines.nanos(restart.pause()));
    return Deadlines.after(now.nanos(), wait);
  }

  private static long wait(int tries, RestartPolicy restart, Now now) {
    long second = Duration.ofSeconds(1).toNanos();
    long wait =
        switch (restart.backoff()) {
          case LINEAR -> tries * second;
          case EXPONENTIAL -> second << Math.min(tries - 1, 32);
          case CONSTANT -> second;
        };
    if (restart.backoffJitter() > 0) {
      wait += (long) (wait * restart.backoffJitter() * (2 * now.chance() - 1));
    }
    Duration longest = restart.backoffMax();
    return longest == null ? wait : Math.min(wait, Deadlines.nanos(longest));
  }

  /** When to try again a process that was given up, or never. */
  static long afterGivingUp(ProcessStatus was, ProcessConfig policy, Now now) {
    Duration wait = policy.policies().restart().fatalRetryAfter();
    if (wait == null) {
      return ProcessStatus.NEVER;
    }
    long retry = Deadlines.after(now.nanos(), Deadlines.nanos(wait));
    return Math.max(retry, StartLimits.roomNanos(was, policy));
  }
}

package org.jsupervisor.supervisord.process;

import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.rpc.api.ProcessState;

/**
 * Where one process stands.
 *
 * @param pid 0 if there is none
 * @param retries failed starts since the last success, the {@code tries} of events
 * @param startedNanos monotonic time of the last start
 * @param deadlineNanos when the next Tick has something to do, {@link #NEVER} if nothing is due
 * @param startedEpochSecond wall time of the last start, 0 if never started
 * @param stoppedEpochSecond wall time of the last exit, 0 if none
 * @param exitStatus of the last exit; -1 after a signal, 0 while running or never run
 * @param spawnError why the last start or run failed, empty if it did not
 * @param killing whether SIGKILL was sent already
 * @param stage what is special about the state
 * @param history what the starts so far mean for the next one
 * @param isMainKnown whether the program has named its main process since the last start
 */
public record ProcessStatus(
    ProcessState state,
    int pid,
    int retries,
    long startedNanos,
    long deadlineNanos,
    long startedEpochSecond,
    long stoppedEpochSecond,
    int exitStatus,
    String spawnError,
    boolean killing,
    Stage stage,
    StartHistory history,
    boolean isMainKnown) {

  /** What is special about a state; most processes are always ordinary. */
  public enum Stage {
    ORDINARY,
    /** STARTING: it has become ready. */
    READY,
    /** STARTING: it is being ended, because it did not become ready in time. */
    OVERDUE,
    /** STOPPING: it was not needed. */
    RETIRING,
    /** STOPPING, STOPPED, EXITED and FATAL: it is to start again. */
    RESTARTING,
    /** STOPPED, EXITED and FATAL: it is not to start by itself any more. */
    HELD
  }

  /** A deadline that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The status of a process that was just added to its group and does not start by itself. */
  public static ProcessStatus initial() {
    return new ProcessStatus(
        ProcessState.STOPPED,
        0,
        0,
        0,
        NEVER,
        0,
        0,
        0,
        "",
        false,
        Stage.ORDINARY,
        StartHistory.NONE,
        false);
  }

  ProcessStatus withDeadline(long deadline) {
    return marked(deadline, stoppedEpochSecond, killing);
  }

  /** Started now; the wall clock of a machine without one may stand at 0, which means never. */
  ProcessStatus starting(ProcessConfig policy, Now now) {
    long wall = Math.max(1, now.wall().getEpochSecond());
    return new ProcessStatus(
        ProcessState.STARTING,
        0,
        retries,
        now.nanos(),
        NEVER,
        wall,
        stoppedEpochSecond,
        0,
        "",
        false,
        Stage.ORDINARY,
        history.started(now.nanos(), StartLimits.kept(policy)),
        false);
  }

  ProcessStatus spawned(int child, long deadline) {
    return become(state, child, retries, deadline, exitStatus, spawnError);
  }

  ProcessStatus running() {
    return become(ProcessState.RUNNING, pid, 0, NEVER, exitStatus, spawnError);
  }

  ProcessStatus backingOff(int tries, String reason, long deadline) {
    return become(ProcessState.BACKOFF, 0, tries, deadline, 0, reason);
  }

  ProcessStatus exited(int exitCode, String error, long deadline) {
    return become(ProcessState.EXITED, 0, 0, deadline, exitCode, error);
  }

  ProcessStatus stopping(long deadline) {
    return become(ProcessState.STOPPING, pid, retries, deadline, exitStatus, spawnError);
  }

  ProcessStatus stopped(int exitCode) {
    return become(ProcessState.STOPPED, 0, retries, NEVER, exitCode, spawnError);
  }

  /** Compatibility: the failures so far still count at the next start, in the tries of events. */
  ProcessStatus stopUnstarted() {
    return become(ProcessState.STOPPED, 0, retries, NEVER, exitStatus, spawnError);
  }

  ProcessStatus fatal(long deadline) {
    return become(ProcessState.FATAL, 0, 0, deadline, exitStatus, spawnError);
  }

  ProcessStatus unknown() {
    return become(ProcessState.UNKNOWN, pid, retries, NEVER, exitStatus, spawnError);
  }

  ProcessStatus killed(long deadline) {
    return marked(deadline, stoppedEpochSecond, true);
  }

  /** Whether the process is being ended because its start has taken too long. */
  public boolean isOverdue() {
    return stage == Stage.OVERDUE;
  }

  /** The same state of another process, since then; 0 for one that has yet to show itself. */
  ProcessStatus main(int main, long since) {
    return new ProcessStatus(
        state,
        main,
        retries,
        since,
        deadlineNanos,
        startedEpochSecond,
        stoppedEpochSecond,
        exitStatus,
        spawnError,
        killing,
        stage,
        history,
        main != 0);
  }

  /** The same state, special in that way and with that deadline. */
  ProcessStatus at(Stage special, long deadline) {
    return new ProcessStatus(
        state,
        pid,
        retries,
        startedNanos,
        deadline,
        startedEpochSecond,
        stoppedEpochSecond,
        exitStatus,
        spawnError,
        killing,
        special,
        history,
        isMainKnown);
  }

  ProcessStatus withHistory(StartHistory next) {
    return new ProcessStatus(
        state,
        pid,
        retries,
        startedNanos,
        deadlineNanos,
        startedEpochSecond,
        stoppedEpochSecond,
        exitStatus,
        spawnError,
        killing,
        stage,
        next,
        isMainKnown);
  }

  ProcessStatus stoppedAt(Now now) {
    return marked(deadlineNanos, now.wall().getEpochSecond(), killing);
  }

  private ProcessStatus marked(long deadline, long stopped, boolean isKilling) {
    return new ProcessStatus(
        state,
        pid,
        retries,
        startedNanos,
        deadline,
        startedEpochSecond,
        stopped,
        exitStatus,
        spawnError,
        isKilling,
        stage,
        history,
        isMainKnown);
  }

  private ProcessStatus become(
      ProcessState next, int child, int tries, long deadline, int code, String error) {
    return new ProcessStatus(
        next,
        child,
        tries,
        startedNanos,
        deadline,
        startedEpochSecond,
        stoppedEpochSecond,
        code,
        error,
        false,
        Stage.ORDINARY,
        history,
        isMainKnown);
  }
}

package org.jsupervisor.supervisord.process;

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
    boolean killing) {

  /** A deadline that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The status of a process that was just added to its group. */
  public static ProcessStatus initial() {
    return new ProcessStatus(ProcessState.STOPPED, 0, 0, 0, NEVER, 0, 0, 0, "", false);
  }
}

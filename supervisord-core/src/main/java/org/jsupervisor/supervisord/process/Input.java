package org.jsupervisor.supervisord.process;

/** What can happen to a process: commands from outside and reports of what effects achieved. */
public sealed interface Input {
  /** Asks for a start. */
  record Start() implements Input {}

  /** Asks for a start as soon as ticks may start the process. */
  record Await() implements Input {}

  /** Asks that a process which would start by itself does not. */
  record Hold() implements Input {}

  /** Reports that the child exists. */
  record Spawned(int pid) implements Input {}

  /** Reports that no child could be made; {@code reason} as clients see it (daemon.md 4.4). */
  record SpawnFailed(String reason) implements Input {}

  /**
   * Reports that the child has ended and its output is drained.
   *
   * @param exitCode 0..255, or -1 if a signal ended it
   * @param cause as log lines show it, {@code exit status 1} or {@code terminated by SIGTERM}
   */
  record Exited(int exitCode, String cause) implements Input {}

  /**
   * Reports that another process is the main one from now on.
   *
   * @param pid 0 if the child has ended and the process it leaves has not shown itself yet
   */
  record MainChanged(int pid) implements Input {}

  /** Asks for a stop. */
  record Stop() implements Input {}

  /**
   * Asks for the end of a process that is not needed and, as is certain, has nothing to do.
   *
   * @param reason as the log shows it
   */
  record Retire(String reason) implements Input {}

  /** Asks for a stop and a start after it, as of a process that no longer works. */
  record Restart() implements Input {}

  /** Asks for an end at once, without a stop before it. */
  record Kill() implements Input {}

  /** Reports that the process can do its work, as its readiness policy has it. */
  record Ready() implements Input {}

  /** Ends the retries of a process in BACKOFF, as a shutdown does. */
  record GiveUp() implements Input {}

  /** Reports that a signal could not be sent, for another reason than that the child is gone. */
  record SignalFailed(String reason) implements Input {}

  /** Says that time has passed. */
  record Tick(boolean mayStart) implements Input {}
}

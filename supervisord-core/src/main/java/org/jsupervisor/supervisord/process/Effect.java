package org.jsupervisor.supervisord.process;

import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;

/** What the machine wants done, in order, before the next input. */
public sealed interface Effect {
  /** Start a child and report Spawned or SpawnFailed. */
  record Spawn() implements Effect {}

  /** Send a signal to the child, or to its whole process group. */
  record Kill(Signal signal, boolean wholeGroup) implements Effect {}

  /**
   * Tell the world about a change of state.
   *
   * @param tries failed starts so far, for STARTING and BACKOFF
   * @param expected whether the exit code was expected, for EXITED
   */
  record Announce(ProcessState from, ProcessState to, int pid, int tries, boolean expected)
      implements Effect {}
}

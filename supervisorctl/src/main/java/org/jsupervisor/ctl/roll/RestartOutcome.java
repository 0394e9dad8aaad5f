package org.jsupervisor.ctl.roll;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;

/**
 * What became of one process.
 *
 * @param process as it was before
 * @param stopped how the stop went; null if there was nothing to stop
 * @param started how the start went; null if it was not tried
 * @param illness what the daemon says of a process that runs but is not healthy; null if it is, or
 *     if nobody watches its health
 */
public record RestartOutcome(
    ProcessInfo process,
    @Nullable OperationResult stopped,
    @Nullable OperationResult started,
    @Nullable String illness) {

  /** Whether nothing was done, as somebody else has stopped it. */
  public boolean isLeftAlone() {
    return stopped == null && started == null;
  }

  /** Whether it runs again and can do its work. */
  public boolean isGood() {
    return started != null
        && illness == null
        && (started.status() == Fault.SUCCESS.code()
            || started.status() == Fault.ALREADY_STARTED.code());
  }
}

package org.jsupervisor.supervisord.group;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.process.Effect;
import org.jsupervisor.supervisord.process.LogLine;
import org.jsupervisor.supervisord.process.TransitionLog;

/** Sends signals to children and logs what became of it. Stateless. */
final class ProcessSignals {
  private ProcessSignals() {}

  /** Ends a child; returns why it cannot be, null if it was signalled or has just gone. */
  static @Nullable String kill(ManagedProcess process, Effect.Kill kill, Surroundings around) {
    int pid = process.status().pid();
    try {
      around.posix().kill(kill.wholeGroup() ? -pid : pid, kill.signal().number());
    } catch (PosixException e) {
      if (e.errno() != Errno.ESRCH) {
        String reason = String.valueOf(e.getMessage());
        log(around, TransitionLog.killFailed(process.name(), pid, reason));
        return reason;
      }
      log(around, TransitionLog.killedTooLate(process.name(), pid));
    }
    return null;
  }

  /**
   * Sends what a client wants sent.
   *
   * @throws PosixException if it cannot be sent, unless the child has just gone
   */
  static void send(ManagedProcess process, Signal signal, Surroundings around)
      throws PosixException {
    int pid = process.status().pid();
    log(around, TransitionLog.sending(process.name(), pid, signal));
    try {
      around.posix().kill(pid, signal.number());
    } catch (PosixException e) {
      if (e.errno() != Errno.ESRCH) {
        log(around, TransitionLog.sendFailed(process.name(), pid, String.valueOf(e.getMessage())));
        throw e;
      }
      log(around, TransitionLog.sentTooLate(process.name(), pid));
    }
  }

  private static void log(Surroundings around, LogLine line) {
    around.log().log(line.level(), line.text());
  }
}

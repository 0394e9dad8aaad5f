package org.jsupervisor.supervisord.group;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.process.Effect;
import org.jsupervisor.supervisord.process.LogLine;
import org.jsupervisor.supervisord.process.TransitionLog;

/**
 * Sends signals to the main process of a program and tells the log. That it is gone already is no
 * failure. Confined to the loop thread.
 */
final class ChildSignals {
  private final String name;
  private final Surroundings around;
  private int group;

  ChildSignals(String name, Surroundings around) {
    this.name = name;
    this.around = around;
  }

  /** Sets the process group of the main process, 0 if it has none of its own. */
  void reach(int processGroup) {
    group = processGroup;
  }

  /**
   * Sends a signal on a client's behalf, to the process alone; answers why it could not be sent.
   */
  @Nullable PosixException send(int pid, Signal signal) {
    log(TransitionLog.sending(name, pid, signal));
    try {
      deliver(pid, false, signal);
    } catch (PosixException e) {
      if (e.errno() != Errno.ESRCH) {
        log(TransitionLog.sendFailed(name, pid, String.valueOf(e.getMessage())));
        return e;
      }
      log(TransitionLog.sentTooLate(name, pid));
    }
    return null;
  }

  /** Sends what the machine wants sent; answers why it could not be sent. */
  @Nullable PosixException kill(int pid, Effect.Kill kill) {
    try {
      deliver(pid, kill.wholeGroup(), kill.signal());
    } catch (PosixException e) {
      if (e.errno() != Errno.ESRCH) {
        log(TransitionLog.killFailed(name, pid, String.valueOf(e.getMessage())));
        return e;
      }
      log(TransitionLog.killedTooLate(name, pid));
    }
    return null;
  }

  private void deliver(int pid, boolean wholeGroup, Signal signal) throws PosixException {
    // Without a process there is nobody; 0 would be the daemon's own process group.
    if (pid != 0) {
      around.posix().kill(wholeGroup && group != 0 ? -group : pid, signal.number());
    }
  }

  private void log(LogLine line) {
    around.log().log(line.level(), line.text());
  }
}

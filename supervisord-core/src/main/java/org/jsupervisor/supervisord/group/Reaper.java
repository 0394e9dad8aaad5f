package org.jsupervisor.supervisord.group;

import java.util.HashMap;
import java.util.Map;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.loop.ErrorHandler;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;

/** Takes ended children and tells their processes (daemon.md 4.8). Loop thread only. */
public final class Reaper {
  private final Posix posix;
  private final MainLog log;
  private final ErrorHandler failures;
  private final Map<Integer, ManagedProcess> children = new HashMap<>();

  /** {@code failures} hears of ends that could not be dealt with in full. */
  public Reaper(Posix posix, MainLog log, ErrorHandler failures) {
    this.posix = posix;
    this.log = log;
    this.failures = failures;
  }

  void add(int pid, ManagedProcess process) {
    children.put(pid, process);
  }

  /** Lets the child's end be that of an unknown one. */
  void forget(int pid) {
    children.remove(pid);
  }

  /**
   * Takes children that have ended before this daemon started any: the launcher, which it has
   * replaced, may have left one.
   */
  public void takeInherited() {
    try {
      Reaped inherited = posix.reap();
      while (inherited != null) {
        inherited = posix.reap();
      }
    } catch (PosixException e) {
      // Mostly there are none. What else may be amiss is told when it comes to children of its own.
    }
  }

  private void tell(Reaped reaped) {
    ManagedProcess process = children.remove(reaped.pid());
    if (process == null) {
      log.log(
          LogLevel.INFO,
          "reaped unknown pid " + reaped.pid() + " (" + ExitCause.text(reaped) + ")");
      return;
    }
    try {
      process.exited(reaped);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // The children that have ended together with this one are reaped all the same.
      failures.failed(e);
    }
  }

  /** Takes every child that has ended. */
  public void reapAll() {
    try {
      Reaped reaped = posix.reap();
      while (reaped != null) {
        tell(reaped);
        reaped = posix.reap();
      }
    } catch (PosixException e) {
      if (e.errno() != Errno.ECHILD) {
        log.log(
            LogLevel.CRITICAL,
            "waitpid error " + e.errno() + "; a process may not be cleaned up properly");
      }
    }
  }
}

package org.jsupervisor.supervisord.spawn;

import java.util.HashMap;
import java.util.Map;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.loop.ErrorHandler;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;

/** Takes ended children and tells who waits for them (daemon.md 4.8). Loop thread only. */
public final class Reaper {
  /** Waits for the end of one process. */
  public interface Child {
    /** Takes the end, once. */
    void ended(Reaped reaped);
  }

  private final Posix posix;
  private final ChildLog log;
  private final ErrorHandler failures;
  private final Map<Integer, Child> children = new HashMap<>();

  /** {@code failures} hears of ends that could not be dealt with in full. */
  public Reaper(Posix posix, ChildLog log, ErrorHandler failures) {
    this.posix = posix;
    this.log = log;
    this.failures = failures;
  }

  /** Has {@code child} told when the process of that pid has ended. */
  public void add(int pid, Child child) {
    children.put(pid, child);
  }

  /** Whether somebody waits for the end of that process. */
  public boolean isAwaited(int pid) {
    return children.containsKey(pid);
  }

  /** Lets the child's end be that of an unknown one. */
  public void forget(int pid) {
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
    Child child = children.remove(reaped.pid());
    if (child == null) {
      log.log(
          LogLevel.INFO,
          "reaped unknown pid " + reaped.pid() + " (" + ExitCause.text(reaped) + ")");
      return;
    }
    try {
      child.ended(reaped);
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

package org.jsupervisor.supervisord.group;

import java.util.HashMap;
import java.util.Map;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;

/** Takes ended children and tells their processes (daemon.md 4.8). Loop thread only. */
public final class Reaper {
  private final Posix posix;
  private final MainLog log;
  private final Map<Integer, ManagedProcess> children = new HashMap<>();

  public Reaper(Posix posix, MainLog log) {
    this.posix = posix;
    this.log = log;
  }

  void add(int pid, ManagedProcess process) {
    children.put(pid, process);
  }

  /** Lets the child's end be that of an unknown one. */
  void forget(int pid) {
    children.remove(pid);
  }

  /** Takes every child that has ended. */
  public void reapAll() {
    try {
      Reaped reaped = posix.reap();
      while (reaped != null) {
        ManagedProcess process = children.remove(reaped.pid());
        if (process == null) {
          log.log(
              LogLevel.INFO,
              "reaped unknown pid " + reaped.pid() + " (" + ExitCause.text(reaped) + ")");
        } else {
          process.exited(reaped);
        }
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

package org.jsupervisor.supervisord.scaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SharedSockets;
import org.jsupervisor.supervisord.scaling.WorkerTree.Doing;

/**
 * Retires processes that have nothing to do, one after the other: it is frozen, looked at once
 * more, and killed if it still waits for a connection; otherwise it goes on as if nothing had
 * happened. So none of them can have taken a request. Confined to the loop thread.
 */
final class Retirer {
  private static final long FREEZING_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int MOST_GLANCES = 20;
  private static final int SIGKILL = 9;
  private static final int SIGCONT = 18;
  private static final int SIGSTOP = 19;

  private final Surroundings around;
  private final SharedSockets kernel;
  private final Timer timer;
  private final Deque<ManagedProcess> candidates = new ArrayDeque<>();
  private String reason = "";
  private int wanted;
  private int descriptor;
  private @Nullable ManagedProcess frozen;
  private List<Integer> frozenPids = List.of();
  private int glances;
  private boolean hasWarned;

  Retirer(Surroundings around) {
    this.around = around;
    this.kernel = around.posix().sharedSockets();
    this.timer = around.loop().timer(this::glance);
  }

  boolean isBusy() {
    return frozen != null || !candidates.isEmpty();
  }

  /**
   * Begins to retire so many of the processes, the first ones that have nothing to do.
   *
   * @param reason as the log shows it
   * @param descriptor the socket that they serve
   */
  void retire(List<ManagedProcess> processes, int count, String reason, int descriptor) {
    candidates.addAll(processes);
    this.reason = reason;
    this.wanted = count;
    this.descriptor = descriptor;
    next();
  }

  private void next() {
    ManagedProcess process = wanted > 0 ? candidates.poll() : null;
    if (process == null) {
      candidates.clear();
    } else if (process.state() != ProcessState.RUNNING || !freezes(process)) {
      timer.reschedule(around.loop().nowNanos()); // One in a turn, as there may be many.
    }
  }

  private boolean freezes(ManagedProcess process) {
    WorkerTree tree = tree(process);
    if (tree.doing() == Doing.UNKNOWN) {
      warn(process);
    }
    if (tree.doing() != Doing.NOTHING) {
      return false;
    }
    frozen = process;
    frozenPids = tree.pids();
    glances = 0;
    for (int pid : frozenPids) {
      if (!sends(pid, SIGSTOP)) {
        thaw();
        return false;
      }
    }
    timer.reschedule(around.loop().nowNanos() + FREEZING_NANOS);
    return true;
  }

  private void warn(ManagedProcess process) {
    if (!hasWarned) {
      hasWarned = true;
      around.log().log(
          LogLevel.WARN,
          "not retired: "
              + process.name()
              + ", because /proc does not show whether it serves a request (a daemon that is"
              + " not root, or lacks CAP_SYS_PTRACE, may only look at processes of its own"
              + " user)");
    }
  }

  /** Looks at the frozen process again, until nothing of it runs any more. */
  private void glance() {
    ManagedProcess process = frozen;
    if (process == null) {
      next();
      return;
    }
    if (isCertainlyIdle(process)) {
      kill(process);
      wanted--;
    } else if (frozen != null && ++glances < MOST_GLANCES) {
      timer.reschedule(around.loop().nowNanos() + FREEZING_NANOS);
      return;
    } else {
      thaw();
    }
    next();
  }

  /** False with nobody frozen any more if it is certainly not; until it is frozen, who knows. */
  private boolean isCertainlyIdle(ManagedProcess process) {
    WorkerTree tree = tree(process);
    boolean isSame = tree.pids().equals(frozenPids);
    if (isSame && !tree.isFrozen()) {
      return false;
    }
    if (!isSame || tree.doing() != Doing.NOTHING) {
      thaw();
    }
    return frozen != null;
  }

  private WorkerTree tree(ManagedProcess process) {
    int pid = process.status().pid();
    try {
      return WorkerTree.look(kernel, pid, kernel.connections(descriptor));
    } catch (PosixException e) {
      return new WorkerTree(List.of(pid), Doing.SOMETHING, false); // For all that is known.
    }
  }

  private void kill(ManagedProcess process) {
    List<Integer> pids = frozenPids;
    frozen = null;
    for (int i = pids.size() - 1; i > 0; i--) {
      sends(pids.get(i), SIGKILL);
    }
    process.retire(reason);
  }

  private void thaw() {
    frozen = null;
    for (int pid : frozenPids) {
      sends(pid, SIGCONT);
    }
  }

  private boolean sends(int pid, int signal) {
    try {
      around.posix().kill(pid, signal);
      return true;
    } catch (PosixException e) {
      return false; // It has ended meanwhile, or belongs to somebody else.
    }
  }

  /** A process has changed its state; whoever did that must not find it frozen. */
  void changed(ManagedProcess process) {
    if (frozen == process) {
      thaw();
      timer.reschedule(around.loop().nowNanos());
    }
  }

  /** Retires nobody any more; a process that is frozen goes on. */
  void abandon() {
    timer.cancel();
    candidates.clear();
    if (frozen != null) {
      thaw();
    }
  }
}

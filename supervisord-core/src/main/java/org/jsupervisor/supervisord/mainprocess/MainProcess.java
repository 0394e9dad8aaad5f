package org.jsupervisor.supervisord.mainprocess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PidFileReader;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.ProcessTable;
import org.jsupervisor.supervisord.posix.Reaped;

/**
 * Follows the main process of a program from one pid to the next. Confined to the loop thread.
 *
 * <p>All main processes that live are remembered: should the last one end and name no other, the
 * one before it is the main process again.
 */
public final class MainProcess implements Companion {
  /** How often a start that waits looks at the pid file. */
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

  private final ManagedProcess process;
  private final Surroundings around;
  private final @Nullable String pidfile;
  private final Kinship kinship;
  private final @Nullable PidFileWatch watch;
  private final Timer looks;
  private final Map<Integer, AdoptedProcess> adopted = new LinkedHashMap<>();
  private int child;

  public MainProcess(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    this.pidfile = process.config().policies().mainProcess().pidfile();
    this.kinship =
        new Kinship(
            around.posix().processes(),
            around.sockets().pid(),
            process.name(),
            process.groupName(),
            around.reaper()::isAwaited);
    this.watch = pidfile == null ? null : new PidFileWatch(around, pidfile, this::look);
    this.looks = around.loop().timer(this::look);
    try {
      around.posix().becomeSubreaper();
    } catch (PosixException e) {
      String text = "cannot adopt what " + process.name() + " leaves behind: " + e.getMessage();
      around.log().log(LogLevel.WARN, text);
    }
  }

  @Override
  public void spawned(int pid) {
    child = pid;
    kinship.begin(pid);
    if (pidfile != null) {
      looks.reschedule(around.loop().nowNanos());
    }
  }

  /** Looks for a main process that the program names by now. */
  private void look() {
    ProcessTable.Entry named = named();
    if (named != null && isChange(named.pid())) {
      take(named);
    }
    if (isMissing()) {
      looks.reschedule(around.loop().nowNanos() + LOOK_NANOS);
    } else if (watch != null && process.state() == ProcessState.RUNNING) {
      watch.open();
    }
  }

  private boolean isChange(int pid) {
    return switch (process.state()) {
      case STARTING -> pid != process.status().pid() || isMissing();
      case RUNNING -> pid != process.status().pid();
      case STOPPING -> process.status().pid() == 0;
      case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> false;
    };
  }

  /** Whether nobody has been named since the start. */
  private boolean isMissing() {
    return switch (process.state()) {
      case STARTING -> pidfile != null && !process.status().isMainKnown();
      case STOPPING -> process.status().pid() == 0;
      case STOPPED, RUNNING, BACKOFF, EXITED, FATAL, UNKNOWN -> false;
    };
  }

  private ProcessTable.@Nullable Entry named() {
    int pid = pidfile == null ? 0 : PidFileReader.read(pidfile);
    return pid == 0 ? null : kinship.find(pid);
  }

  @Override
  public boolean claim(int pid) {
    ProcessTable.Entry entry = kinship.find(pid);
    if (entry == null) {
      return false;
    }
    return isChange(pid) ? take(entry) : pid == process.status().pid();
  }

  private boolean take(ProcessTable.Entry next) {
    int pid = next.pid();
    if (pid != child && !adopted.containsKey(pid)) {
      try {
        adopted.put(pid, AdoptedProcess.watch(around, pid, process::ended));
      } catch (PosixException e) {
        return false; // It has just ended, or the kernel is too old to watch it.
      }
    }
    kinship.add(next);
    int former = process.status().pid();
    if (pid != former) {
      String text = "main process of " + process.name() + ": " + pid;
      around.log().log(LogLevel.INFO, former == 0 ? text : text + " instead of " + former);
    }
    boolean isOfDaemon = next.group() == around.posix().processes().ownGroup();
    process.mainChanged(pid, isOfDaemon ? 0 : next.group());
    return true;
  }

  @Override
  public boolean survives(Reaped reaped) {
    int pid = reaped.pid();
    forget(pid);
    if (pid != process.status().pid()) {
      return true;
    }
    ProcessTable.Entry next = next();
    if (next != null && take(next)) {
      return true;
    }
    if (process.state() == ProcessState.STARTING && isMissing() && mayLeaveOthers(reaped)) {
      process.mainChanged(0, 0);
      looks.reschedule(around.loop().nowNanos());
      return true;
    }
    return false;
  }

  private boolean mayLeaveOthers(Reaped reaped) {
    return pidfile != null && reaped.exitCode() == 0 && !process.status().isOverdue();
  }

  private void forget(int pid) {
    adopted.remove(pid);
    kinship.remove(pid);
    if (pid == child) {
      child = 0;
    }
  }

  /** Whom the program names, or else the latest of those that still live. */
  private ProcessTable.@Nullable Entry next() {
    ProcessTable.Entry named = named();
    if (named != null) {
      return named;
    }
    List<Integer> living = new ArrayList<>();
    if (child != 0) {
      living.add(child);
    }
    living.addAll(adopted.keySet());
    ProcessTable.Entry latest = null;
    for (int pid : living) {
      ProcessTable.Entry entry = kinship.find(pid);
      latest = entry == null ? latest : entry;
    }
    return latest;
  }

  @Override
  public void stateChanged(ProcessState before) {
    if (process.state() == ProcessState.RUNNING && watch != null) {
      watch.open();
    }
    switch (process.state()) {
      case STOPPED, BACKOFF, EXITED, FATAL -> close();
      case STARTING, RUNNING, STOPPING, UNKNOWN -> {}
    }
  }

  @Override
  public void discard() {
    close();
  }

  private void close() {
    looks.cancel();
    if (watch != null) {
      watch.close();
    }
    for (AdoptedProcess each : adopted.values()) {
      each.forget();
    }
    adopted.clear();
    child = 0;
  }
}

package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.dependency.LiveDependencies;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/**
 * Stops the groups strictly one after another, highest priority number first (daemon.md 3.7); but
 * no process before those that need it. Confined to the loop thread.
 */
final class OrderedStop implements ManagedProcess.Observer {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** How long listeners may work on the last events; about what the original's laziness gives. */
  private static final long EVENTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Groups groups;
  private final List<ProcessGroup> remaining;
  private final LiveDependencies dependencies;
  private final Set<ManagedProcess> awaited = new HashSet<>();
  private final EventLoop loop;
  private final MainLog log;
  private final Runnable whenDone;
  private @Nullable Timer reports;
  private @Nullable ProcessGroup waitedFor;
  private @Nullable Timer eventsLimit;
  private boolean isHurried;
  private boolean isOver;

  OrderedStop(Groups groups, Surroundings around, Runnable whenDone) {
    this.groups = groups;
    this.remaining = groups.byPriority();
    this.dependencies = new LiveDependencies(around.state());
    this.loop = around.loop();
    this.log = around.log();
    this.whenDone = whenDone;
  }

  /** Stops the next group; goes on by itself until all have stopped. */
  void next() {
    while (!remaining.isEmpty()) {
      ProcessGroup group = remaining.get(remaining.size() - 1);
      if (group != waitedFor && !isHurried && group.hasEvents()) {
        awaitListeners(group);
        return;
      }
      stop(group);
      List<ManagedProcess> unstopped = group.unstopped();
      if (!unstopped.isEmpty()) {
        for (ManagedProcess process : unstopped) {
          await(process);
        }
        if (reports == null) {
          report();
        }
        return;
      }
      hasStopped(group);
    }
    end();
  }

  /** Goes on to the group before, unless that has been done meanwhile. */
  private void hasStopped(ProcessGroup group) {
    int last = remaining.size() - 1;
    if (last >= 0 && remaining.get(last) == group) {
      remaining.remove(last);
    }
  }

  /** Once, also if the last process is killed while listeners are waited for. */
  private void end() {
    if (isOver) {
      return;
    }
    isOver = true;
    if (reports != null) {
      reports.cancel();
    }
    if (eventsLimit != null) {
      eventsLimit.cancel();
    }
    whenDone.run();
  }

  private void stop(ProcessGroup group) {
    if (dependencies.isEmpty()) {
      group.stopAll();
      return;
    }
    List<ManagedProcess> processes = group.byPriority();
    boolean hasStopped = true;
    while (hasStopped) {
      hasStopped = false;
      for (int i = processes.size() - 1; i >= 0; i--) {
        hasStopped |= stopWithDependents(processes.get(i));
      }
    }
  }

  /** Whether one has stopped at once, so that others may follow. */
  private boolean stopWithDependents(ManagedProcess process) {
    boolean hasStopped = false;
    for (ManagedProcess dependent : dependencies.runningDependents(process)) {
      if (!dependencies.isNeeded(dependent)) {
        hasStopped |= stop(dependent);
      }
      if (!dependent.state().isStopped()) {
        await(dependent);
      }
    }
    if (!dependencies.isNeeded(process)) {
      hasStopped |= stop(process);
    }
    return hasStopped;
  }

  private static boolean stop(ManagedProcess process) {
    if (process.state() == ProcessState.BACKOFF) {
      process.giveUp();
    } else if (process.state().isRunning()) {
      process.stop();
    } else {
      return false;
    }
    return process.state().isStopped();
  }

  private void await(ManagedProcess process) {
    if (awaited.add(process)) {
      process.observe(this);
    }
  }

  /** Lets listeners hear of what was announced last before they are stopped themselves. */
  private void awaitListeners(ProcessGroup group) {
    waitedFor = group;
    eventsLimit = loop.schedule(loop.nowNanos() + EVENTS_NANOS, this::goOnWithoutListeners);
    group.whenEventsAreDone(this::goOnWithoutListeners);
  }

  private void goOnWithoutListeners() {
    if (eventsLimit != null && waitedFor != null) {
      eventsLimit.cancel();
      eventsLimit = null;
      waitedFor.whenEventsAreDone(null);
      next();
    }
  }

  /** Kills all that is left at once, whosever turn it is; {@code reason} is told to the log. */
  void hurry(String reason) {
    isHurried = true;
    List<String> names = new ArrayList<>();
    List<ManagedProcess> left = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      left.addAll(group.unstopped());
    }
    for (ManagedProcess process : left) {
      names.add(process.name());
    }
    if (!names.isEmpty()) {
      log.log(LogLevel.WARN, reason + ", killing " + String.join(", ", names));
    }
    for (ManagedProcess process : left) {
      if (process.state() == ProcessState.BACKOFF) {
        process.giveUp();
      } else if (!process.state().isStopped()) {
        process.kill();
      }
    }
    goOnWithoutListeners();
  }

  @Override
  public void stateChanged(ManagedProcess process) {
    if (!process.state().isStopped()) {
      return;
    }
    process.unobserve(this);
    awaited.remove(process);
    if (remaining.isEmpty()) {
      return;
    }
    ProcessGroup group = remaining.get(remaining.size() - 1);
    boolean isGroupStopped = group.unstopped().isEmpty();
    if (isGroupStopped) {
      hasStopped(group);
    }
    if (isGroupStopped || !dependencies.isEmpty()) {
      next();
    }
  }

  private void report() {
    List<String> names = new ArrayList<>();
    List<String> states = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      for (ManagedProcess process : group.unstopped()) {
        names.add(process.name());
        if (log.isEnabled(LogLevel.BLATHER)) {
          states.add(process.name() + " state: " + process.state());
        }
      }
    }
    log.log(LogLevel.INFO, "waiting for " + String.join(", ", names) + " to die");
    for (String state : states) {
      log.log(LogLevel.BLATHER, state);
    }
    reports = loop.schedule(loop.nowNanos() + REPORT_NANOS, this::report);
  }
}

package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/**
 * Stops the groups strictly one after another, highest priority number first (daemon.md 3.7).
 * Confined to the loop thread.
 */
final class OrderedStop implements ManagedProcess.Observer {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** How long listeners may work on the last events; about what the original's laziness gives. */
  private static final long EVENTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Groups groups;

  /** How long most programs take at the most to end of a signal they do not handle. */
  private static final long PROMPT_NANOS = 1_000_000;

  private final List<ProcessGroup> remaining;
  private final EventLoop loop;
  private final MainLog log;
  private final Runnable whenDone;
  private @Nullable Timer reports;
  private @Nullable ProcessGroup waitedFor;

  OrderedStop(Groups groups, EventLoop loop, MainLog log, Runnable whenDone) {
    this.groups = groups;
    this.remaining = groups.byPriority();
    this.loop = loop;
    this.log = log;
    this.whenDone = whenDone;
  }

  /** Stops the next group; goes on by itself until all have stopped. */
  void next() {
    while (!remaining.isEmpty()) {
      ProcessGroup group = remaining.get(remaining.size() - 1);
      if (group != waitedFor && group.hasEvents()) {
        awaitListeners(group);
        return;
      }
      group.stopAll();
      List<ManagedProcess> unstopped = group.unstopped();
      if (!unstopped.isEmpty()) {
        for (ManagedProcess process : unstopped) {
          process.observe(this);
        }
        if (reports == null) {
          report();
        }
        loop.stayAwakeUntil(loop.nowNanos() + PROMPT_NANOS);
        return;
      }
      remaining.remove(group);
    }
    if (reports != null) {
      reports.cancel();
    }
    whenDone.run();
  }

  /** Lets listeners hear of what was announced last before they are stopped themselves. */
  private void awaitListeners(ProcessGroup group) {
    waitedFor = group;
    Timer limit =
        loop.schedule(
            loop.nowNanos() + EVENTS_NANOS,
            () -> {
              group.whenEventsAreDone(null);
              next();
            });
    group.whenEventsAreDone(
        () -> {
          limit.cancel();
          next();
        });
  }

  @Override
  public void stateChanged(ManagedProcess process) {
    if (!process.state().isStopped()) {
      return;
    }
    process.unobserve(this);
    ProcessGroup group = remaining.get(remaining.size() - 1);
    if (group.unstopped().isEmpty()) {
      remaining.remove(group);
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

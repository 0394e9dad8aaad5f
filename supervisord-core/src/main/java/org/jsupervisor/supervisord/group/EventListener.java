package org.jsupervisor.supervisord.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.listener.BufferedEvent;
import org.jsupervisor.supervisord.listener.ListenerLog;
import org.jsupervisor.supervisord.listener.ListenerMachine;
import org.jsupervisor.supervisord.listener.ListenerReport;
import org.jsupervisor.supervisord.listener.ListenerState;
import org.jsupervisor.supervisord.listener.ResultHandler;

/** The protocol end of one listener process. Confined to the loop thread. */
final class EventListener implements ManagedProcess.Observer {
  private final EventListenerPool pool;
  private final ResultHandler handler;
  private final MainLog log;
  private ListenerMachine machine;
  private @Nullable ManagedProcess process;

  EventListener(EventListenerPool pool, ResultHandler handler, MainLog log) {
    this.pool = pool;
    this.handler = handler;
    this.log = log;
    this.machine = new ListenerMachine(handler);
  }

  /** Ties this end to its process, before anything starts. */
  void attach(ManagedProcess attached) {
    process = attached;
    attached.observe(this);
  }

  ManagedProcess process() {
    if (process == null) {
      throw new IllegalStateException("cannot use a listener without a process");
    }
    return process;
  }

  boolean isReady() {
    return machine.state() == ListenerState.READY;
  }

  boolean isBusy() {
    return machine.state() == ListenerState.BUSY;
  }

  /** Whether it has broken the protocol and gets no more events. */
  boolean isLost() {
    return machine.state() == ListenerState.UNKNOWN;
  }

  void sent(BufferedEvent event) {
    machine.sent(event);
    String name = process().name();
    log.log(LogLevel.DEBUG, "event " + event.serial() + " sent to listener " + name);
  }

  /** Takes what the process wrote to its stdout. */
  void output(byte[] data) {
    List<ListenerReport> reports = machine.output(data);
    for (ListenerReport report : reports) {
      for (ListenerLog.Line line : ListenerLog.lines(process().name(), report)) {
        log.log(line.isWarning() ? LogLevel.WARN : LogLevel.DEBUG, line.text());
      }
      BufferedEvent undone = undone(report);
      if (undone != null) {
        pool.requeue(undone);
      }
      if (report instanceof ListenerReport.Processed processed && !processed.output().isEmpty()) {
        log.toStandardOutput(processed.output());
      }
    }
    if (!reports.isEmpty()) {
      pool.planDispatch();
    }
  }

  private static @Nullable BufferedEvent undone(ListenerReport report) {
    if (report instanceof ListenerReport.Rejected rejected) {
      return rejected.requeue();
    } else if (report instanceof ListenerReport.Failed failed) {
      return failed.requeue();
    } else if (report instanceof ListenerReport.BadResult bad) {
      return bad.requeue();
    }
    return null;
  }

  @Override
  public void stateChanged(ManagedProcess changed) {
    if (changed.state().isRunning()) {
      pool.planDispatch();
    }
  }

  /** The process has ended: what it was busy with goes back, a new process begins anew. */
  void ended() {
    BufferedEvent undone = machine.event();
    machine = new ListenerMachine(handler);
    if (undone != null) {
      pool.requeue(undone);
    }
    pool.planDispatch();
  }
}

package org.jsupervisor.supervisord.loop;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * Runs everything the daemon does, one turn after the other: wait, read the clock, descriptors
 * watched first, other descriptors, work put off until after them, timers, per-turn actions.
 * Confined to its thread.
 */
public final class EventLoop {
  private static final long TIMERS_PER_TURN_NANOS = 5_000_000;

  private final Poller poller;
  private final TimeSource time;
  private final WatchTable watches;
  private final TimerHeap timers = new TimerHeap();
  private final ArrayDeque<Timer> due = new ArrayDeque<>();
  private final List<Runnable> eachTurn = new ArrayList<>();
  private List<Runnable> afterIo = new ArrayList<>();
  private List<Runnable> runningAfterIo = new ArrayList<>();
  private @Nullable Watch[] ready = new @Nullable Watch[64];
  private int[] readySets = new int[64];
  private ErrorHandler errors = EventLoop::rethrow;
  private long nowNanos;
  private Instant nowWall;
  private long awakeUntilNanos;
  private boolean isAwake;
  private boolean isStopped;

  public EventLoop(Poller poller, TimeSource time) {
    this.poller = poller;
    this.time = time;
    watches = new WatchTable(poller);
    nowNanos = time.nanos();
    nowWall = time.wall();
  }

  /** Sets who is told of exceptions; without it they end the loop. */
  public void onError(ErrorHandler handler) {
    errors = handler;
  }

  private static void rethrow(Throwable error) {
    if (error instanceof Error serious) {
      throw serious;
    }
    throw error instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("unhandled in the loop", error);
  }

  /** Monotonic time of the running turn. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Wall time of the running turn. */
  public Instant nowWall() {
    return nowWall;
  }

  /** Reads the clock again, after work that took long. */
  public void refresh() {
    nowNanos = time.nanos();
    nowWall = time.wall();
  }

  /** Watches a descriptor; with interest 0 nothing is reported until it is set. */
  public Watch watch(int fd, int interest, ReadyHandler handler) throws PosixException {
    return watches.add(fd, interest, false, handler);
  }

  /** Watches a descriptor that is served before all others that are ready in the same turn. */
  public Watch watchFirst(int fd, int interest, ReadyHandler handler) throws PosixException {
    return watches.add(fd, interest, true, handler);
  }

  /** Runs the action once, in the first turn whose time has reached the deadline. */
  public Timer schedule(long deadlineNanos, Runnable action) {
    Timer timer = timer(action);
    timer.reschedule(deadlineNanos);
    return timer;
  }

  /** A timer that does nothing until it is rescheduled. */
  public Timer timer(Runnable action) {
    return new Timer(timers, action);
  }

  /**
   * Runs the action once when this turn's descriptors are served, before timers; asked for later,
   * in the next turn, which then does not wait.
   */
  public void afterIo(Runnable action) {
    afterIo.add(action);
  }

  /** Runs the action at the end of every turn. */
  public void onEachTurn(Runnable action) {
    eachTurn.add(action);
  }

  /**
   * Asks for events again and again, without waiting, until then: for what takes less time to
   * happen than this thread takes to be woken.
   */
  public void stayAwakeUntil(long deadlineNanos) {
    awakeUntilNanos = deadlineNanos;
    isAwake = true;
  }

  /** The nearest deadline, or {@code Long.MAX_VALUE} if no timer is scheduled. */
  public long nextDeadlineNanos() {
    Timer first = timers.first();
    return first == null ? Long.MAX_VALUE : first.deadlineNanos();
  }

  /** Runs turns until {@link #stop}. */
  public void run() {
    isStopped = false;
    while (!isStopped) {
      runOnce(true);
    }
  }

  /** Ends {@link #run} after the running turn. */
  public void stop() {
    isStopped = true;
  }

  /** Runs one turn. */
  public void runOnce(boolean mayBlock) {
    int count = poll(mayBlock ? timeoutNanos() : 0);
    refresh();
    collect(count);
    serve(count, true);
    serve(count, false);
    runAfterIo();
    runTimers();
    for (int i = 0; i < eachTurn.size(); i++) {
      guarded(eachTurn.get(i));
    }
  }

  private int poll(long timeoutNanos) {
    try {
      return poller.poll(timeoutNanos);
    } catch (PosixException e) {
      throw new UncheckedIOException("cannot wait for descriptors", e);
    }
  }

  private long timeoutNanos() {
    if (!afterIo.isEmpty() || !due.isEmpty() || isAwake()) {
      return 0;
    }
    Timer first = timers.first();
    return first == null ? -1 : Math.max(0, first.deadlineNanos() - time.nanos());
  }

  private boolean isAwake() {
    isAwake = isAwake && awakeUntilNanos - nowNanos > 0;
    return isAwake;
  }

  // The watches are looked up before any handler runs: one that is closed meanwhile is skipped, and
  // a new one with the same descriptor number does not inherit its readiness.
  private void collect(int count) {
    if (count > ready.length) {
      ready = new @Nullable Watch[count];
      readySets = new int[count];
    }
    for (int i = 0; i < count; i++) {
      int fd = poller.readyFd(i);
      Watch watch = watches.get(fd);
      ready[i] = watch;
      readySets[i] = poller.readySet(i);
      if (watch == null) {
        watches.forget(fd);
      }
    }
  }

  private void serve(int count, boolean first) {
    for (int i = 0; i < count; i++) {
      Watch watch = ready[i];
      if (watch == null || watch.isFirst() != first) {
        continue;
      }
      ready[i] = null;
      int set = readySets[i] & watch.interest();
      if (set != 0 && !watch.isClosed()) {
        serve(watch, set);
      }
    }
  }

  private void serve(Watch watch, int set) {
    try {
      watch.handler().ready(set);
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      // With what it had asked for unwound, one input's exhaustion is not the daemon's.
      errors.failed(e);
    }
  }

  private void runAfterIo() {
    if (afterIo.isEmpty()) {
      return;
    }
    List<Runnable> actions = afterIo;
    afterIo = runningAfterIo;
    runningAfterIo = actions;
    for (Runnable action : actions) {
      guarded(action);
    }
    actions.clear();
  }

  // All due timers are taken before the first fires, so one that sets itself to now cannot keep
  // the turn from ending. Many that are due at once fire over several turns: between them
  // descriptors are served, so that a thousand starts do not silence the control endpoints.
  private void runTimers() {
    timers.takeDue(nowNanos, due);
    if (due.isEmpty()) {
      return;
    }
    long end = time.nanos() + TIMERS_PER_TURN_NANOS;
    for (int left = due.size(); left > 0; left--) {
      Timer timer = due.remove();
      if (timer.isDue()) {
        guarded(timer::fire);
        if (time.nanos() - end > 0) {
          return;
        }
      }
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      // With what it had asked for unwound, one input's exhaustion is not the daemon's.
      errors.failed(e);
    }
  }
}

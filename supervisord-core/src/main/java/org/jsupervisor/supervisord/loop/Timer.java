package org.jsupervisor.supervisord.loop;

/** An action at a deadline; can be moved and used again. Confined to the loop thread. */
public final class Timer {
  static final int NOT_QUEUED = -1;

  private final TimerHeap heap;
  private final Runnable action;
  private long deadlineNanos;
  // Equal deadlines fire in the order in which they were set.
  private long order;
  private int position = NOT_QUEUED;
  private boolean isDue;
  private boolean isClosed;

  Timer(TimerHeap heap, Runnable action) {
    this.heap = heap;
    this.action = action;
  }

  /** Sets a new deadline, also for a timer that has fired or was cancelled; not if closed. */
  public void reschedule(long deadline) {
    if (isClosed) {
      return;
    }
    heap.remove(this);
    isDue = false;
    deadlineNanos = deadline;
    heap.add(this);
  }

  /** Lets the timer not fire, even if its deadline has passed in the running turn. */
  public void cancel() {
    heap.remove(this);
    isDue = false;
  }

  /** Lets the timer never fire again, whoever still asks for it. */
  public void close() {
    cancel();
    isClosed = true;
  }

  /** True while the timer is going to fire. */
  public boolean isScheduled() {
    return position != NOT_QUEUED || isDue;
  }

  public long deadlineNanos() {
    return deadlineNanos;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  void setOrder(long newOrder) {
    order = newOrder;
  }

  boolean isBefore(Timer other) {
    // Subtraction, because monotonic time may wrap around.
    long difference = deadlineNanos - other.deadlineNanos;
    return difference < 0 || (difference == 0 && order < other.order);
  }

  void becomeDue() {
    isDue = true;
  }

  boolean isDue() {
    return isDue;
  }

  void fire() {
    isDue = false;
    action.run();
  }
}

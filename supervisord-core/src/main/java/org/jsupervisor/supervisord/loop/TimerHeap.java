package org.jsupervisor.supervisord.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timers as a binary heap, the next deadline on top. Confined to the loop thread. */
final class TimerHeap {
  private final List<Timer> timers = new ArrayList<>();
  private long nextOrder;

  @Nullable Timer first() {
    return timers.isEmpty() ? null : timers.get(0);
  }

  void add(Timer timer) {
    timer.setOrder(nextOrder++);
    timers.add(timer);
    siftUp(timer, timers.size() - 1);
  }

  void remove(Timer timer) {
    int position = timer.position();
    if (position == Timer.NOT_QUEUED) {
      return;
    }
    timer.moveTo(Timer.NOT_QUEUED);
    Timer last = timers.remove(timers.size() - 1);
    if (last != timer) {
      siftDown(last, position);
      siftUp(last, last.position());
    }
  }

  /**
   * Moves every timer whose deadline has come to the end of {@code due}, in the order of firing.
   */
  void takeDue(long nowNanos, Collection<Timer> due) {
    Timer first = first();
    while (first != null && first.deadlineNanos() - nowNanos <= 0) {
      remove(first);
      first.becomeDue();
      due.add(first);
      first = first();
    }
  }

  private void siftUp(Timer timer, int start) {
    int position = start;
    while (position > 0) {
      int parent = (position - 1) / 2;
      if (!timer.isBefore(timers.get(parent))) {
        break;
      }
      place(timers.get(parent), position);
      position = parent;
    }
    place(timer, position);
  }

  private void siftDown(Timer timer, int start) {
    int position = start;
    int size = timers.size();
    while (true) {
      int child = 2 * position + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && timers.get(child + 1).isBefore(timers.get(child))) {
        child++;
      }
      if (!timers.get(child).isBefore(timer)) {
        break;
      }
      place(timers.get(child), position);
      position = child;
    }
    place(timer, position);
  }

  private void place(Timer timer, int position) {
    timers.set(position, timer);
    timer.moveTo(position);
  }
}

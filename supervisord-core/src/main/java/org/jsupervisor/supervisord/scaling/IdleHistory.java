package org.jsupervisor.supervisord.scaling;

import java.util.ArrayList;
import java.util.List;

/**
 * Since when how many processes have been idle at the same time: the entry {@code n} is the
 * monotonic time in nanoseconds since which more than {@code n} were. It does not matter which.
 */
record IdleHistory(List<Long> since) {
  static final IdleHistory NONE = new IdleHistory(List.of());

  IdleHistory {
    since = List.copyOf(since);
  }

  /** The history with what is seen now. */
  IdleHistory with(int idle, long now) {
    if (idle == since.size()) {
      return this;
    }
    List<Long> times = new ArrayList<>(since.subList(0, Math.min(idle, since.size())));
    while (times.size() < idle) {
      times.add(now);
    }
    return new IdleHistory(times);
  }

  /** How many have been idle without a break at least since that time. */
  int idleSince(long time) {
    int count = 0;
    while (count < since.size() && since.get(count) - time <= 0) {
      count++;
    }
    return count;
  }
}

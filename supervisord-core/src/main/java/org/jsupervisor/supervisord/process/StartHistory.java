package org.jsupervisor.supervisord.process;

import java.util.ArrayList;
import java.util.List;

/**
 * What the starts of a process so far mean for the next one. Begins anew with a start on request.
 *
 * @param instantEnds how many of the last runs in a row ended as soon as they had begun
 * @param startNanos monotonic times of the last starts, the oldest first; as many as startlimit
 *     allows in its window, none without it
 */
public record StartHistory(int instantEnds, List<Long> startNanos) {
  static final StartHistory NONE = new StartHistory(0, List.of());

  public StartHistory {
    startNanos = List.copyOf(startNanos);
  }

  StartHistory ended(boolean instantly) {
    int ends = instantly ? Math.min(instantEnds + 1, Restarts.INSTANT_ENDS) : 0;
    return ends == instantEnds ? this : new StartHistory(ends, startNanos);
  }

  /** With one more start, of which the last {@code kept} are remembered. */
  StartHistory started(long nanos, int kept) {
    if (kept == 0) {
      return this;
    }
    List<Long> starts = new ArrayList<>(startNanos);
    starts.add(nanos);
    int surplus = Math.max(0, starts.size() - kept);
    return new StartHistory(instantEnds, starts.subList(surplus, starts.size()));
  }
}

package org.jsupervisor.supervisord.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Knows which TICK events are due (daemon.md 6.2): one when a slice of time differs from the last
 * one seen, however many were missed and even if the clock went back. Confined to the loop thread.
 */
public final class TickClock {
  private static final EventType[] TYPES = {
    EventType.TICK_5, EventType.TICK_60, EventType.TICK_3600
  };
  private static final int[] PERIOD_SECONDS = {5, 60, 3600};

  private final long[] slices = new long[TYPES.length];

  /** Starts at {@code epochSecond}, whose slices count as seen. */
  public TickClock(long epochSecond) {
    restart(epochSecond);
  }

  /** Takes the slices of {@code epochSecond} as seen, as after a time when nobody listened. */
  public void restart(long epochSecond) {
    for (int index = 0; index < TYPES.length; index++) {
      slices[index] = Math.floorDiv(epochSecond, PERIOD_SECONDS[index]);
    }
  }

  /** The events that are due, shortest period first. */
  public List<Event> due(long epochSecond) {
    List<Event> events = new ArrayList<>(TYPES.length);
    for (int index = 0; index < TYPES.length; index++) {
      long slice = Math.floorDiv(epochSecond, PERIOD_SECONDS[index]);
      if (slice != slices[index]) {
        slices[index] = slice;
        events.add(Events.tick(TYPES[index], slice * PERIOD_SECONDS[index]));
      }
    }
    return events;
  }

  /** When the next tick that somebody wants is due, {@link Long#MAX_VALUE} if nobody wants any. */
  public static long nextEpochSecond(long epochSecond, EventBus bus) {
    for (int index = 0; index < TYPES.length; index++) {
      if (bus.isWanted(TYPES[index])) {
        return (Math.floorDiv(epochSecond, PERIOD_SECONDS[index]) + 1) * PERIOD_SECONDS[index];
      }
    }
    return Long.MAX_VALUE;
  }
}

package org.jsupervisor.supervisord.listener;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.Event;

/**
 * The events a pool still has to deliver, oldest first and never more than its capacity (daemon.md
 * 6.5). Confined to the loop thread.
 */
public final class EventBuffer {
  private final ArrayDeque<BufferedEvent> events = new ArrayDeque<>();
  private final int capacity;
  private long nextPoolSerial;

  public EventBuffer(int capacity) {
    this.capacity = capacity;
  }

  /** Appends a new event; returns the oldest one if it had to go for it. */
  public @Nullable BufferedEvent add(Event event, long serial) {
    long poolSerial = nextPoolSerial;
    nextPoolSerial = poolSerial == Long.MAX_VALUE ? 0 : poolSerial + 1;
    BufferedEvent discarded = makeRoom();
    events.addLast(new BufferedEvent(event, serial, poolSerial));
    return discarded;
  }

  /** Puts an event back at the head; returns the oldest other one if it had to go for it. */
  public @Nullable BufferedEvent requeue(BufferedEvent event) {
    BufferedEvent discarded = makeRoom();
    events.addFirst(event);
    return discarded;
  }

  /** The oldest event, left where it is. */
  public @Nullable BufferedEvent peek() {
    return events.peekFirst();
  }

  /** Takes the oldest event out. */
  public @Nullable BufferedEvent poll() {
    return events.pollFirst();
  }

  public int size() {
    return events.size();
  }

  public int capacity() {
    return capacity;
  }

  private @Nullable BufferedEvent makeRoom() {
    return events.size() >= capacity ? events.pollFirst() : null;
  }
}

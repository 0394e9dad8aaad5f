package org.jsupervisor.supervisord.listener;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.Event;

/**
 * The events a pool still has to deliver, oldest first, never more than its capacity (daemon.md
 * 6.5) and never more of memory than a few MiB. Confined to the loop thread.
 */
public final class EventBuffer {
  private final ArrayDeque<BufferedEvent> events = new ArrayDeque<>();

  /** More of memory than this is never held, however large the capacity. */
  static final long MOST_CHARACTERS = 8L << 20;

  private final int capacity;
  private final Consumer<BufferedEvent> whenDiscarded;
  private long characters;
  private long nextPoolSerial;

  /**
   * A buffer for so many events.
   *
   * @param whenDiscarded takes the events that had to go for others
   */
  public EventBuffer(int capacity, Consumer<BufferedEvent> whenDiscarded) {
    this.capacity = capacity;
    this.whenDiscarded = whenDiscarded;
  }

  /** Appends a new event; the oldest ones go for it if they must. */
  public void add(Event event, long serial) {
    long poolSerial = nextPoolSerial;
    nextPoolSerial = poolSerial == Long.MAX_VALUE ? 0 : poolSerial + 1;
    BufferedEvent added = new BufferedEvent(event, serial, poolSerial);
    makeRoom(added);
    events.addLast(added);
    characters += cost(added);
  }

  /** Puts an event back at the head; the oldest other ones go for it if they must. */
  public void requeue(BufferedEvent event) {
    makeRoom(event);
    events.addFirst(event);
    characters += cost(event);
  }

  /** The oldest event, left where it is. */
  public @Nullable BufferedEvent peek() {
    return events.peekFirst();
  }

  /** Takes the oldest event out. */
  public @Nullable BufferedEvent poll() {
    BufferedEvent taken = events.pollFirst();
    characters -= taken == null ? 0 : cost(taken);
    return taken;
  }

  public int size() {
    return events.size();
  }

  public int capacity() {
    return capacity;
  }

  private void makeRoom(BufferedEvent forThis) {
    while (events.size() >= capacity || isTooMuchWith(forThis)) {
      BufferedEvent oldest = poll();
      if (oldest == null) {
        return;
      }
      whenDiscarded.accept(oldest);
    }
  }

  private boolean isTooMuchWith(BufferedEvent more) {
    return !events.isEmpty() && characters + cost(more) > MOST_CHARACTERS;
  }

  private static long cost(BufferedEvent event) {
    return event.event().payload().length();
  }
}

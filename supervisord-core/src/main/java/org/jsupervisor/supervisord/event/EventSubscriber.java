package org.jsupervisor.supervisord.event;

/** Takes the events it wants, as a pool of listeners does. */
public interface EventSubscriber {
  /** Whether events of this type are wanted; the answer must not change while subscribed. */
  boolean wants(EventType type);

  /** Takes a wanted event; {@code serial} is the same for every subscriber. */
  void accept(Event event, long serial);
}

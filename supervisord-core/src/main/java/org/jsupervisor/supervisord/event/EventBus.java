package org.jsupervisor.supervisord.event;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Passes events to those who want them and numbers those that somebody took (daemon.md 6.3). Lives
 * as long as the daemon, so that serials go on over a restart. Confined to the loop thread.
 */
public final class EventBus {
  private List<EventSubscriber> subscribers = List.of();
  private final EnumSet<EventType> wanted = EnumSet.noneOf(EventType.class);
  private long nextSerial;

  public EventBus() {
    this(0);
  }

  EventBus(long nextSerial) {
    this.nextSerial = nextSerial;
  }

  /** Adds a subscriber behind the others; it sees what is published from now on. */
  public void subscribe(EventSubscriber subscriber) {
    List<EventSubscriber> extended = new ArrayList<>(subscribers);
    extended.add(subscriber);
    change(extended);
  }

  /** Removes a subscriber if it is there; allowed while an event is being published. */
  public void unsubscribe(EventSubscriber subscriber) {
    List<EventSubscriber> shortened = new ArrayList<>(subscribers);
    shortened.remove(subscriber);
    change(shortened);
  }

  /** Whether publishing an event of this type would reach anybody. */
  public boolean isWanted(EventType type) {
    return wanted.contains(type);
  }

  /** Hands the event to everybody who wants it, in the order of subscription. */
  public void publish(Event event) {
    if (!isWanted(event.type())) {
      return;
    }
    long serial = nextSerial;
    nextSerial = serial == Long.MAX_VALUE ? 0 : serial + 1;
    for (EventSubscriber subscriber : subscribers) {
      if (subscriber.wants(event.type())) {
        subscriber.accept(event, serial);
      }
    }
  }

  /** Replaces the list rather than changing it: an event may be on its way through the old one. */
  private void change(List<EventSubscriber> next) {
    subscribers = next;
    wanted.clear();
    for (EventType type : EventType.values()) {
      for (EventSubscriber subscriber : next) {
        if (subscriber.wants(type)) {
          wanted.add(type);
        }
      }
    }
  }
}

package org.jsupervisor.supervisord.group;

import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.process.Effect;

/** Tells the world what became of a process. Stateless. */
final class Announcement {
  private Announcement() {}

  static void publish(EventBus bus, ManagedProcess process, Effect.Announce news) {
    if (bus.isWanted(Events.typeOf(news.to()))) {
      bus.publish(
          Events.processState(
              process.name(),
              process.groupName(),
              news.from(),
              news.to(),
              news.pid(),
              news.tries(),
              news.expected()));
    }
  }
}

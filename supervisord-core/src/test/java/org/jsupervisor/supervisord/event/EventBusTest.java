package org.jsupervisor.supervisord.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private final EventBus bus = new EventBus();
  private final List<String> seen = new ArrayList<>();

  /** Notes what it gets. */
  private class Listener implements EventSubscriber {
    private final String name;
    private final List<EventType> subscriptions;

    Listener(String name, EventType... subscriptions) {
      this.name = name;
      this.subscriptions = List.of(subscriptions);
    }

    @Override
    public boolean wants(EventType type) {
      for (EventType subscription : subscriptions) {
        if (type.isA(subscription)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void accept(Event event, long serial) {
      seen.add(name + " " + serial + " " + event.type());
    }
  }

  @Test
  void eventsNobodyWantsUseNoSerial() {
    bus.publish(Events.supervisorRunning());
    bus.subscribe(new Listener("a", EventType.PROCESS_GROUP));
    bus.publish(Events.supervisorRunning());
    bus.publish(Events.groupAdded("g"));
    bus.publish(Events.groupRemoved("g"));
    assertThat(seen).containsExactly("a 0 PROCESS_GROUP_ADDED", "a 1 PROCESS_GROUP_REMOVED");
  }

  @Test
  void everyPoolGetsTheSameSerialOnceInOrder() {
    bus.subscribe(new Listener("a", EventType.EVENT, EventType.PROCESS_GROUP));
    bus.subscribe(new Listener("b", EventType.PROCESS_GROUP_ADDED));
    bus.publish(Events.groupAdded("g"));
    assertThat(seen).containsExactly("a 0 PROCESS_GROUP_ADDED", "b 0 PROCESS_GROUP_ADDED");
  }

  @Test
  void wantedFollowsSubscriptions() {
    Listener listener = new Listener("a", EventType.TICK);
    assertThat(bus.isWanted(EventType.TICK_5)).isFalse();
    bus.subscribe(listener);
    assertThat(bus.isWanted(EventType.TICK_5)).isTrue();
    assertThat(bus.isWanted(EventType.PROCESS_LOG_STDOUT)).isFalse();
    bus.unsubscribe(listener);
    assertThat(bus.isWanted(EventType.TICK_5)).isFalse();
  }

  @Test
  void unsubscribingDuringAnEventIsAllowed() {
    Listener last = new Listener("b", EventType.EVENT);
    bus.subscribe(
        new Listener("a", EventType.EVENT) {
          @Override
          public void accept(Event event, long serial) {
            bus.unsubscribe(this);
          }
        });
    bus.subscribe(last);
    bus.publish(Events.supervisorRunning());
    bus.publish(Events.supervisorStopping());
    assertThat(seen)
        .containsExactly(
            "b 0 SUPERVISOR_STATE_CHANGE_RUNNING", "b 1 SUPERVISOR_STATE_CHANGE_STOPPING");
  }

  @Test
  void serialsWrapToZero() {
    EventBus old = new EventBus(Long.MAX_VALUE);
    old.subscribe(new Listener("a", EventType.EVENT));
    old.publish(Events.supervisorRunning());
    old.publish(Events.supervisorStopping());
    assertThat(seen.get(0)).startsWith("a 9223372036854775807 ");
    assertThat(seen.get(1)).startsWith("a 0 ");
  }

  @Test
  void ticksComeOncePerSlice() {
    TickClock clock = new TickClock(1_700_000_002);
    assertThat(clock.due(1_700_000_004)).isEmpty();
    assertThat(clock.due(1_700_000_005))
        .containsExactly(new Event(EventType.TICK_5, "when:1700000005"));
    assertThat(clock.due(1_700_000_009)).isEmpty();
    assertThat(clock.due(1_700_000_043))
        .containsExactly(
            new Event(EventType.TICK_5, "when:1700000040"),
            new Event(EventType.TICK_60, "when:1700000040"));
    assertThat(clock.due(1_700_000_001)).extracting(Event::type).contains(EventType.TICK_5);
    clock.restart(1_700_009_999);
    assertThat(clock.due(1_700_009_999)).isEmpty();
  }

  @Test
  void nextTickDependsOnWhoListens() {
    assertThat(TickClock.nextEpochSecond(1_700_000_002, bus)).isEqualTo(Long.MAX_VALUE);
    bus.subscribe(new Listener("a", EventType.TICK_3600));
    assertThat(TickClock.nextEpochSecond(7201, bus)).isEqualTo(10_800);
    bus.subscribe(new Listener("b", EventType.TICK_5));
    assertThat(TickClock.nextEpochSecond(7205, bus)).isEqualTo(7210);
  }
}

package org.jsupervisor.supervisord.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventType;
import org.jsupervisor.supervisord.event.Events;
import org.junit.jupiter.api.Test;

class EventBufferTest {
  private static final Event EVENT = Events.groupAdded("g");

  private final List<BufferedEvent> discarded = new ArrayList<>();
  private final EventBuffer buffer = new EventBuffer(2, discarded::add);

  private long next() {
    return Objects.requireNonNull(buffer.poll()).serial();
  }

  @Test
  void oldestComesFirst() {
    buffer.add(EVENT, 5);
    buffer.add(EVENT, 9);
    assertThat(discarded).isEmpty();
    assertThat(buffer.peek()).isEqualTo(new BufferedEvent(EVENT, 5, 0));
    assertThat(buffer.poll()).isEqualTo(new BufferedEvent(EVENT, 5, 0));
    assertThat(buffer.poll()).isEqualTo(new BufferedEvent(EVENT, 9, 1));
    assertThat(buffer.poll()).isNull();
  }

  @Test
  void overflowDropsTheOldest() {
    buffer.add(EVENT, 1);
    buffer.add(EVENT, 2);
    buffer.add(EVENT, 3);
    assertThat(discarded).containsExactly(new BufferedEvent(EVENT, 1, 0));
    assertThat(buffer.size()).isEqualTo(buffer.capacity());
    assertThat(next()).isEqualTo(2);
    assertThat(next()).isEqualTo(3);
  }

  @Test
  void requeuedEventsGoToTheHeadAndMayPushOutTheNextOldest() {
    buffer.add(EVENT, 1);
    BufferedEvent rejected = Objects.requireNonNull(buffer.poll());
    buffer.add(EVENT, 2);
    buffer.add(EVENT, 3);
    buffer.requeue(rejected);
    assertThat(discarded).containsExactly(new BufferedEvent(EVENT, 2, 1));
    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(3);
  }

  @Test
  void memoryIsBoundedHoweverLargeTheCapacity() {
    EventBuffer large = new EventBuffer(1000, discarded::add);
    Event third =
        new Event(EventType.PROCESS_LOG_STDOUT, "x".repeat((int) EventBuffer.MOST_CHARACTERS / 3));
    for (int serial = 0; serial < 5; serial++) {
      large.add(third, serial);
    }
    assertThat(large.size()).isEqualTo(3);
    assertThat(discarded).extracting(BufferedEvent::serial).containsExactly(0L, 1L);
  }

  @Test
  void memoryIsFullAtItsBoundAndNotBefore() {
    EventBuffer large = new EventBuffer(1000, discarded::add);
    Event half =
        new Event(EventType.PROCESS_LOG_STDOUT, "x".repeat((int) EventBuffer.MOST_CHARACTERS / 2));
    large.add(half, 1);
    large.add(half, 2);
    assertThat(discarded).isEmpty();
    large.add(new Event(EventType.PROCESS_LOG_STDOUT, "x"), 3);
    assertThat(discarded).extracting(BufferedEvent::serial).containsExactly(1L);
  }

  @Test
  void requeuedEventsCountAsWell() {
    EventBuffer large = new EventBuffer(1000, discarded::add);
    Event half =
        new Event(EventType.PROCESS_LOG_STDOUT, "x".repeat((int) EventBuffer.MOST_CHARACTERS / 2));
    large.requeue(new BufferedEvent(half, 1, 1));
    large.requeue(new BufferedEvent(half, 2, 2));
    assertThat(discarded).isEmpty();
    large.requeue(new BufferedEvent(half, 3, 3));
    assertThat(discarded).extracting(BufferedEvent::serial).containsExactly(2L);
  }

  @Test
  void oneEventIsKeptHoweverLargeItIs() {
    Event huge =
        new Event(EventType.PROCESS_LOG_STDOUT, "x".repeat((int) EventBuffer.MOST_CHARACTERS + 1));
    buffer.add(huge, 1);
    buffer.add(huge, 2);
    assertThat(buffer.size()).isOne();
    assertThat(next()).isEqualTo(2);
  }

  @Test
  void envelopeCountsCharacters() {
    Event event = new Event(EventType.PROCESS_LOG_STDOUT, "ä\ud83d\ude00\n");
    byte[] bytes = Envelope.bytes("sup", "lis", new BufferedEvent(event, 12, 3));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "ver:3.0 server:sup serial:12 pool:lis poolserial:3 eventname:PROCESS_LOG_STDOUT"
                + " len:3\nä\ud83d\ude00\n");
  }
}

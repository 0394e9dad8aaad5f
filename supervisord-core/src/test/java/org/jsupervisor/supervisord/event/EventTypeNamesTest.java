package org.jsupervisor.supervisord.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class EventTypeNamesTest {
  /** The configuration may not know the daemon, so it keeps its own list of names. */
  @Test
  void configurationAcceptsExactlyTheTypesThatExist() throws ReflectiveOperationException {
    Field accepted =
        Class.forName("org.jsupervisor.config.ListenerSection").getDeclaredField("EVENT_TYPES");
    accepted.setAccessible(true);
    assertThat((Collection<?>) accepted.get(null))
        .as("keep EVENT_TYPES in ListenerSection equal to EventType")
        .map(Object::toString)
        .hasSameElementsAs(Arrays.stream(EventType.values()).map(EventType::name).toList());
  }
}

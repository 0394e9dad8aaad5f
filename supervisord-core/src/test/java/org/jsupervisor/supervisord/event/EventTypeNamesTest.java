package org.jsupervisor.supervisord.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jsupervisor.config.value.EventNames;
import org.junit.jupiter.api.Test;

class EventTypeNamesTest {
  /** The configuration may not know the daemon, so it keeps its own list of names. */
  @Test
  void configurationAcceptsExactlyTheTypesThatExist() {
    assertThat(EventNames.ALL)
        .as("keep EventNames equal to EventType")
        .hasSameElementsAs(Arrays.stream(EventType.values()).map(EventType::name).toList());
  }
}

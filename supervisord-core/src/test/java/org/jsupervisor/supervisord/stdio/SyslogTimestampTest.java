package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SyslogTimestampTest {
  private final SyslogTimestamp timestamp = new SyslogTimestamp(ZoneOffset.ofHours(9));

  @Test
  void dayIsPaddedWithABlankAndTimeWithZeros() {
    assertThat(text("2026-11-02T23:04:05.999Z")).isEqualTo("Nov  3 08:04:05 ");
  }

  @Test
  void everySecondHasItsOwnText() {
    assertThat(text("2026-12-31T14:59:59Z")).isEqualTo("Dec 31 23:59:59 ");
    assertThat(text("2026-12-31T15:00:00Z")).isEqualTo("Jan  1 00:00:00 ");
  }

  private String text(String instant) {
    return new String(timestamp.of(Instant.parse(instant)), StandardCharsets.US_ASCII);
  }
}

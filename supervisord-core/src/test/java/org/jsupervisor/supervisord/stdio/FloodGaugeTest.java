package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.supervisord.stdio.FloodGauge.Advice;
import org.junit.jupiter.api.Test;

class FloodGaugeTest {
  private static final int LINE = 100;
  private static final long MICROSECOND = 1_000;

  private final FloodGauge gauge = new FloodGauge();
  private long now;

  private Advice after(int count, long nanosLater) {
    now += nanosLater;
    return gauge.after(count, now);
  }

  private Advice afterHastyLines() {
    Advice advice = Advice.READ_ON;
    for (int i = 0; i < FloodGauge.SMALL_READS; i++) {
      assertThat(advice).isEqualTo(Advice.READ_ON);
      advice = after(LINE, 20 * MICROSECOND);
    }
    return advice;
  }

  @Test
  void fullPipesInARowAskForLargerOnesOnce() {
    for (int i = 1; i < FloodGauge.FULL_READS; i++) {
      assertThat(after(FloodGauge.PIPE_BYTES, MICROSECOND)).isEqualTo(Advice.READ_ON);
    }
    assertThat(after(FloodGauge.PIPE_BYTES, MICROSECOND)).isEqualTo(Advice.ENLARGE);
    assertThat(after(FloodGauge.PIPE_BYTES, MICROSECOND)).isEqualTo(Advice.READ_ON);
  }

  @Test
  void manySmallReadsInAShortTimeAskForAPause() {
    assertThat(afterHastyLines()).isEqualTo(Advice.PAUSE);
  }

  @Test
  void linesNowAndThenAreReadAtOnce() {
    for (int i = 0; i < 100; i++) {
      assertThat(after(LINE, 100 * MICROSECOND)).isEqualTo(Advice.READ_ON);
    }
  }

  @Test
  void floodPausesAfterEverySmallRead() {
    afterHastyLines();
    for (int i = 0; i < 5; i++) {
      assertThat(after(200_000, FloodGauge.PAUSE_NANOS)).isEqualTo(Advice.READ_ON);
      assertThat(after(LINE, 50 * MICROSECOND)).isEqualTo(Advice.PAUSE);
    }
  }

  @Test
  void floodEndsWhenLittleHasComeDuringThePause() {
    afterHastyLines();
    assertThat(after(LINE, FloodGauge.PAUSE_NANOS)).isEqualTo(Advice.READ_ON);
    assertThat(after(LINE, 50 * MICROSECOND)).isEqualTo(Advice.READ_ON);
  }
}

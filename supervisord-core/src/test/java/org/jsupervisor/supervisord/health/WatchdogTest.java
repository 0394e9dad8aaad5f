package org.jsupervisor.supervisord.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(new FakePosix().poller(), time);
  private final List<String> alarms = new ArrayList<>();
  private final Watchdog watchdog = new Watchdog(loop, Duration.ofMillis(1500), alarms::add);

  private void pass(Duration duration) {
    time.advanceNanos(duration.toNanos());
    loop.runOnce(false);
  }

  @Test
  void aProgramThatNeverReportsIsNoticed() {
    watchdog.start();
    pass(Duration.ofMillis(1499));
    assertThat(alarms).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(alarms).containsExactly("no WATCHDOG=1 within 1.5 seconds (watchdog)");
    pass(Duration.ofSeconds(9));
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aReportPutsTheAlarmOff() {
    watchdog.start();
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofSeconds(1));
      watchdog.feed();
    }
    assertThat(alarms).isEmpty();
    pass(Duration.ofMillis(1500));
    assertThat(alarms).hasSize(1);
  }

  @Test
  void nobodyIsMissedAfterAStop() {
    watchdog.start();
    watchdog.stop();
    pass(Duration.ofSeconds(9));
    assertThat(alarms).isEmpty();
  }

  @Test
  void theProgramIsToldItsPeriodIfThereIsOne() {
    Map<String, String> environment = new HashMap<>();
    watchdog.extend(environment);
    assertThat(environment).isEqualTo(Map.of("WATCHDOG_USEC", "1500000"));
    environment.clear();
    Watchdog none = new Watchdog(loop, null, alarms::add);
    none.extend(environment);
    none.start();
    pass(Duration.ofDays(9));
    assertThat(environment).isEmpty();
    assertThat(alarms).isEmpty();
  }
}

package org.jsupervisor.supervisord.health;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/** Notices that a program no longer reports. Confined to the loop thread. */
final class Watchdog {
  /** Is told why a program does not work. */
  interface Alarm {
    void raise(String reason);
  }

  private final EventLoop loop;
  private final @Nullable Duration period;
  private final Timer timer;

  /** A period of null makes one that never notices anything. */
  Watchdog(EventLoop loop, @Nullable Duration period, Alarm alarm) {
    this.loop = loop;
    this.period = period;
    this.timer =
        loop.timer(
            () ->
                alarm.raise(
                    "no WATCHDOG=1 within "
                        + Seconds.text(period == null ? Duration.ZERO : period)
                        + " seconds (watchdog)"));
  }

  void extend(Map<String, String> environment) {
    if (period != null) {
      environment.put("WATCHDOG_USEC", Long.toString(period.toNanos() / 1000));
    }
  }

  void start() {
    feed();
  }

  /** The program has reported. */
  void feed() {
    if (period != null) {
      timer.reschedule(loop.nowNanos() + period.toNanos());
    }
  }

  void stop() {
    timer.cancel();
  }
}

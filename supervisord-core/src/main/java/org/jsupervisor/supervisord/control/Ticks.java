package org.jsupervisor.supervisord.control;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.event.TickClock;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/** Publishes TICK events, and wakes for them only while somebody listens. Loop thread only. */
final class Ticks {
  /** The wall clock may be set meanwhile; no tick is later for it than this. */
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final EventLoop loop;
  private final EventBus bus;
  private final TickClock clock;
  private @Nullable Timer timer;

  Ticks(EventLoop loop, EventBus bus) {
    this.loop = loop;
    this.bus = bus;
    this.clock = new TickClock(loop.nowWall().getEpochSecond());
  }

  /** Looks again whether anybody listens, after subscriptions have changed. */
  void update() {
    long now = loop.nowWall().getEpochSecond();
    long next = TickClock.nextEpochSecond(now, bus);
    if (next == Long.MAX_VALUE) {
      stop();
      return;
    }
    if (timer == null) {
      clock.restart(now);
    } else {
      timer.cancel(); // A new listener may want shorter periods than those before.
    }
    schedule(next);
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void schedule(long epochSecond) {
    long millis = TimeUnit.SECONDS.toMillis(epochSecond) - loop.nowWall().toEpochMilli();
    long wait = Math.max(0, Math.min(millis, LONGEST_WAIT_MILLIS));
    timer = loop.schedule(loop.nowNanos() + TimeUnit.MILLISECONDS.toNanos(wait), this::publishDue);
  }

  private void publishDue() {
    long now = loop.nowWall().getEpochSecond();
    for (Event tick : clock.due(now)) {
      bus.publish(tick);
    }
    timer = null;
    long next = TickClock.nextEpochSecond(now, bus);
    if (next != Long.MAX_VALUE) {
      schedule(next);
    }
  }
}

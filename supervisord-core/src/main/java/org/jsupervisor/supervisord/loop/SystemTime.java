package org.jsupervisor.supervisord.loop;

import java.time.Instant;

/** The machine's clocks. */
public final class SystemTime implements TimeSource {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }
}

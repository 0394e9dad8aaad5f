package org.jsupervisor.supervisord.loop;

import java.time.Instant;

/** A clock that stands still until it is moved. */
public final class ManualTime implements TimeSource {
  private long nanos;
  private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
  private int reads;

  /** Moves both clocks. */
  public void advanceNanos(long by) {
    nanos += by;
    wall = wall.plusNanos(by);
  }

  public void advanceMillis(long by) {
    advanceNanos(by * 1_000_000);
  }

  public void advanceSeconds(long by) {
    advanceNanos(by * 1_000_000_000);
  }

  /** Sets the wall clock alone, as an administrator would. */
  public void setWall(Instant instant) {
    wall = instant;
  }

  /** How often the wall clock was read. */
  public int reads() {
    return reads;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant wall() {
    reads++;
    return wall;
  }
}

package org.jsupervisor.ctl.screen;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Fetches frames at an interval, so that whoever shows them never waits. Its own thread fetches;
 * the methods are for any thread.
 */
final class Frames implements AutoCloseable {
  private final FrameSource source;
  private final long millis;
  private final Thread thread = new Thread(this::fetch, "frames");
  private @Nullable Frame latest;
  private LocalTime askedAt = LocalTime.now(ZoneId.systemDefault());
  private boolean isWanted;
  private boolean isClosed;

  Frames(FrameSource source, long millis) {
    this.source = source;
    this.millis = millis;
    thread.setDaemon(true);
    thread.start();
  }

  private void fetch() {
    while (begin()) {
      Frame frame = source.next();
      synchronized (this) {
        latest = frame;
      }
      pause();
    }
  }

  private synchronized boolean begin() {
    askedAt = LocalTime.now(ZoneId.systemDefault());
    isWanted = false;
    return !isClosed;
  }

  private synchronized void pause() {
    long end = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis;
          left > 0 && !isWanted && !isClosed;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      isClosed = true;
    }
  }

  /** Null before the first. */
  synchronized @Nullable Frame latest() {
    return latest;
  }

  /** When the frame now waited for, or else the latest, was asked for. */
  synchronized LocalTime askedAt() {
    return askedAt;
  }

  /** Fetches the next one now. */
  synchronized void refresh() {
    isWanted = true;
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    source.abort();
  }
}

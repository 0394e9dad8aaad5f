package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;

/** What all pumps of one loop share, its read buffer above all. Confined to the loop thread. */
public final class PumpResources {
  static final int CHUNK_BYTES = 128 * 1024;

  private final EventLoop loop;
  private final Posix posix;
  private final ByteBuffer shared = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private boolean isBorrowed;

  public PumpResources(EventLoop loop, Posix posix) {
    this.loop = loop;
    this.posix = posix;
  }

  EventLoop loop() {
    return loop;
  }

  Posix posix() {
    return posix;
  }

  /** An empty buffer until {@link #giveBack}; another one if a sink pumps while it is served. */
  ByteBuffer borrow() {
    if (isBorrowed) {
      return ByteBuffer.allocateDirect(CHUNK_BYTES);
    }
    isBorrowed = true;
    return shared.clear();
  }

  @SuppressWarnings("ReferenceEquality") // Which buffer it is, not what it holds.
  void giveBack(ByteBuffer buffer) {
    if (buffer == shared) {
      isBorrowed = false;
    }
  }
}

package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** What all pumps of one loop share, its read buffer above all. Confined to the loop thread. */
public final class PumpResources {
  static final int CHUNK_BYTES = 128 * 1024;

  /** How many bytes may wait for all children that do not read their stdin. */
  private static final long INPUT_BYTES = 16 << 20;

  private static final int SMALL_INPUT_BYTES = 64 * 1024;

  /** Four times fewer calls; with much more, the bytes leave the processor's cache in between. */
  static final int LARGE_PIPE_BYTES = 256 * 1024;

  /** What the fastest writer of lines fits into a pause, twice. */
  static final int PAUSED_PIPE_BYTES = 1024 * 1024;

  /** Leaves most of what the kernel allows an ordinary user's pipes to others. */
  static final int LARGE_PIPES = 32;

  private final EventLoop loop;
  private final Posix posix;
  private ByteBuffer shared = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private long queuedInput;
  private boolean isBorrowed;
  private int largePipes;

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

  /**
   * Whether a pump with {@code queued} bytes for a child that does not read may queue more: a
   * little always, much only while all pumps together hold little.
   */
  boolean admitsInput(long queued, int more) {
    return queued + more <= SMALL_INPUT_BYTES || queuedInput + more <= INPUT_BYTES;
  }

  /** Notes that some pump has queued more, or with a negative number less. */
  void inputQueued(long by) {
    queuedInput += by;
  }

  /**
   * Lets a pipe hold more; false if too many do already or the kernel refuses.
   *
   * @param isFirst whether it is one of those that hold as much as any, so far
   */
  boolean enlarge(int fd, int bytes, boolean isFirst) {
    if (isFirst && largePipes == LARGE_PIPES) {
      return false;
    }
    try {
      posix.setPipeCapacity(fd, bytes);
    } catch (PosixException refused) {
      return false;
    }
    if (isFirst) {
      largePipes++;
    }
    if (shared.capacity() < LARGE_PIPE_BYTES && !isBorrowed) {
      shared = ByteBuffer.allocateDirect(LARGE_PIPE_BYTES);
    }
    return true;
  }

  /** A pipe that was enlarged is closed. */
  void closedLargePipe() {
    largePipes--;
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

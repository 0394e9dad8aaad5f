package org.jsupervisor.supervisord.stdio;

/**
 * Tells from the sizes of reads how a pipe of a program that writes without pause is best read.
 * Confined to the loop thread.
 */
final class FloodGauge {
  /** What a pipe holds unless told otherwise. */
  static final int PIPE_BYTES = 64 * 1024;

  /** Reads of less than this cost more in calls than in bytes. */
  static final int SMALL_BYTES = 16 * 1024;

  /** So many full pipes in a row are a writer that waits for us rather than we for it. */
  static final int FULL_READS = 8;

  /** So many small reads in so short a time are a writer that is read after each of its lines. */
  static final int SMALL_READS = 16;

  static final long PAUSE_NANOS = 1_000_000;

  /** What to do before the next read. */
  enum Advice {
    READ_ON,
    ENLARGE,
    /** Let the pipe fill for {@link #PAUSE_NANOS}. */
    PAUSE
  }

  private int fullReads;
  private int smallReads;
  private long firstSmallNanos;
  private boolean hasPaused;
  private boolean isFlooded;

  /** Notes a read of so many bytes. */
  Advice after(int count, long nowNanos) {
    if (hasPaused) {
      hasPaused = false;
      isFlooded = count >= SMALL_BYTES;
    }
    fullReads = count < PIPE_BYTES ? 0 : fullReads + 1;
    if (count >= SMALL_BYTES) {
      smallReads = 0;
      return fullReads == FULL_READS ? Advice.ENLARGE : Advice.READ_ON;
    }
    if (!isFlooded && !areHasty(nowNanos)) {
      return Advice.READ_ON;
    }
    hasPaused = true;
    return Advice.PAUSE;
  }

  private boolean areHasty(long nowNanos) {
    if (smallReads == 0) {
      firstSmallNanos = nowNanos;
    }
    smallReads++;
    if (smallReads < SMALL_READS) {
      return false;
    }
    smallReads = 0;
    return nowNanos - firstSmallNanos < PAUSE_NANOS;
  }
}

package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes one channel's output in order. Confined to the loop thread. */
public interface OutputSink {
  /**
   * Takes all that remains in a direct buffer before it returns; the bytes are the sink's to change
   * and gone afterwards.
   */
  void output(ByteBuffer bytes);

  /** Whether chunks may be larger than what an ordinary pipe holds. */
  default boolean takesLargeChunks() {
    return false;
  }

  /** What waits for somebody slow; null for a sink that passes all on at once. */
  default @Nullable Backlog backlog() {
    return null;
  }

  /** Told first if the end comes because nobody writes any more; with the pipe's descriptor. */
  default void ended(int fd) {
    // Of interest to those who write about it.
  }

  /** Told once that no more output comes. */
  void closed();
}

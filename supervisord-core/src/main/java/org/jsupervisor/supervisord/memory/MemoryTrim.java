package org.jsupervisor.supervisord.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.MemoryPosix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * Gives back the memory that only the start, or a busy time, needed: what the C library keeps of
 * the compiler's memory, pages of libraries and archives, and a heap that large answers have let
 * grow. Wakes an idle daemon at no time. Confined to the loop thread.
 */
public final class MemoryTrim {
  /** Late enough for the compiler to be done with the start. */
  private static final long AFTER_START_NANOS = TimeUnit.SECONDS.toNanos(8);

  private static final long AFTER_WORK_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LEAST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long the end of a busy time is waited for. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** So much work that the compiler was probably at it again. */
  private static final int TURNS = 500;

  /** No more than this while it is waited is rest. */
  private static final int TURNS_AT_REST = 20;

  /** Below this size, garbage is collected rarely: five thousand programs run in half of it. */
  private static final long MODEST_HEAP_BYTES = 40L << 20;

  /**
   * The garbage of hours, which the JVM by itself would let become as large as the heap may be, and
   * how often it is worth a pause at most.
   */
  private static final long MODEST_GROWTH_BYTES = 4L << 20;

  private static final long MODEST_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final EventLoop loop;
  private final MemoryPosix posix;
  private final Heap heap;
  private final Path smaps;
  private final Timer timer;
  private long lastNanos;
  private long wantedNanos;
  private int turns;
  private long collectedHeapBytes;
  private long collectedNanos;

  /** {@code smaps} is where the kernel tells of this process's mappings. */
  public MemoryTrim(EventLoop loop, MemoryPosix posix, Heap heap, Path smaps) {
    this.loop = loop;
    this.posix = posix;
    this.heap = heap;
    this.smaps = smaps;
    this.timer = loop.timer(this::trim);
  }

  /** Begins to look after the memory; to be called once, when programs have been started. */
  public void begin() {
    wantedNanos = loop.nowNanos();
    collectedNanos = wantedNanos;
    collectedHeapBytes = heap.bytes();
    timer.reschedule(wantedNanos + AFTER_START_NANOS);
    loop.onEachTurn(this::count);
  }

  private void count() {
    turns++;
    if (!timer.isScheduled() && (turns >= TURNS || isHeapLarge())) {
      long earliest = lastNanos + LEAST_INTERVAL_NANOS;
      wantedNanos = loop.nowNanos();
      turns = 0;
      timer.reschedule(Math.max(earliest, wantedNanos + AFTER_WORK_NANOS));
    }
  }

  private void trim() {
    long now = loop.nowNanos();
    if (turns > TURNS_AT_REST && now - wantedNanos < PATIENCE_NANOS) {
      turns = 0;
      timer.reschedule(now + AFTER_WORK_NANOS);
      return;
    }
    turns = 0;
    lastNanos = now;
    if (isHeapLarge()) {
      heap.collect();
      collectedHeapBytes = heap.bytes();
      collectedNanos = now;
    }
    posix.releaseFreedMemory();
    for (Mapping mapping : mappings()) {
      if (mapping.isReleasable()) {
        release(mapping);
      }
    }
  }

  /** Whether much of it may be free: it has grown by half since the start, or was collected. */
  private boolean isHeapLarge() {
    long bytes = heap.bytes();
    long growth = bytes - collectedHeapBytes;
    if (growth <= collectedHeapBytes / 2) {
      return false;
    }
    boolean isDue = loop.nowNanos() - collectedNanos >= MODEST_INTERVAL_NANOS;
    return bytes > MODEST_HEAP_BYTES || (isDue && growth > MODEST_GROWTH_BYTES);
  }

  private List<Mapping> mappings() {
    try (BufferedReader reader = Files.newBufferedReader(smaps)) {
      return MappingTable.read(reader);
    } catch (IOException | NumberFormatException e) {
      return List.of(); // No /proc here: the pages stay.
    }
  }

  private void release(Mapping mapping) {
    try {
      posix.releasePages(mapping.start(), mapping.bytes());
    } catch (PosixException e) {
      // Locked in memory by the administrator: stays there.
    }
  }
}

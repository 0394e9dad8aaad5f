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
 * the compiler's memory, and pages of libraries and archives. Wakes an idle daemon at no time.
 * Confined to the loop thread.
 */
public final class MemoryTrim {
  /** Late enough for the compiler to be done with the start. */
  private static final long AFTER_START_NANOS = TimeUnit.SECONDS.toNanos(8);

  private static final long AFTER_WORK_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LEAST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** So much work that the compiler was probably at it again. */
  private static final int TURNS = 500;

  private final EventLoop loop;
  private final MemoryPosix posix;
  private final Path smaps;
  private final Timer timer;
  private long lastNanos;
  private int turns;

  /** {@code smaps} is where the kernel tells of this process's mappings. */
  public MemoryTrim(EventLoop loop, MemoryPosix posix, Path smaps) {
    this.loop = loop;
    this.posix = posix;
    this.smaps = smaps;
    this.timer = loop.timer(this::trim);
  }

  /** Begins to look after the memory; to be called once, when programs have been started. */
  public void begin() {
    timer.reschedule(loop.nowNanos() + AFTER_START_NANOS);
    loop.onEachTurn(this::count);
  }

  private void count() {
    turns++;
    if (turns >= TURNS && !timer.isScheduled()) {
      long earliest = lastNanos + LEAST_INTERVAL_NANOS;
      timer.reschedule(Math.max(earliest, loop.nowNanos() + AFTER_WORK_NANOS));
    }
  }

  private void trim() {
    turns = 0;
    lastNanos = loop.nowNanos();
    posix.releaseFreedMemory();
    for (Mapping mapping : mappings()) {
      if (mapping.isReleasable()) {
        release(mapping);
      }
    }
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

package org.jsupervisor.supervisord;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/**
 * Counts what log targets did not take, because they were in trouble or nobody reads them, and
 * tells it in one line, at most once a minute. Confined to the loop thread.
 */
final class LostOutput {
  private static final long SOON_NANOS = 1_000_000_000L;
  private static final long MINUTE_NANOS = 60 * SOON_NANOS;

  private final EventLoop loop;
  private final MainLog log;
  private final Timer timer;
  private final Map<String, Long> bytesByPath = new LinkedHashMap<>();
  private long mayTellNanos;

  LostOutput(EventLoop loop, MainLog log) {
    this.loop = loop;
    this.log = log;
    this.timer = loop.timer(this::tell);
    this.mayTellNanos = loop.nowNanos();
  }

  /** Counts; the telling waits a moment, since more is likely to follow. */
  void add(String path, long bytes) {
    Long before = bytesByPath.get(path);
    bytesByPath.put(path, before == null ? bytes : before + bytes);
    if (!timer.isScheduled()) {
      long soon = loop.nowNanos() + SOON_NANOS;
      timer.reschedule(mayTellNanos - soon > 0 ? mayTellNanos : soon);
    }
  }

  /** Tells what was lost since the last time, if anything was. */
  void tell() {
    if (bytesByPath.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("lost output:");
    String separator = " ";
    for (Map.Entry<String, Long> lost : bytesByPath.entrySet()) {
      text.append(separator).append(lost.getValue()).append(" bytes of ").append(lost.getKey());
      separator = ", ";
    }
    bytesByPath.clear();
    mayTellNanos = loop.nowNanos() + MINUTE_NANOS;
    // Should the log itself be in trouble, this counts as lost and is tried again.
    log.log(LogLevel.WARN, text.toString());
  }

  /** Tells the rest. */
  void close() {
    tell();
    timer.close();
  }
}

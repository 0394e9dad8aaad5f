package org.jsupervisor.supervisord.net;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords in a row by client, and decides how long the answer to the next one waits.
 * Remembers a bounded number of clients for a bounded time. Confined to the loop thread.
 */
final class PasswordFailures {
  /** Mistyping once or twice costs nothing. */
  static final int FREE_FAILURES = 2;

  static final long SHORTEST_NANOS = Duration.ofMillis(250).toNanos();
  static final long LONGEST_NANOS = Duration.ofSeconds(4).toNanos();
  static final long MEMORY_NANOS = Duration.ofMinutes(10).toNanos();
  static final int MOST_CLIENTS = 1024;

  private record Failures(int count, long lastNanos) {}

  /** The client whose last failure is longest ago comes first. */
  private final Map<String, Failures> clients = new LinkedHashMap<>();

  /**
   * Notes a wrong password.
   *
   * @return how long its answer waits
   */
  long failed(String client, long nowNanos) {
    Failures before = clients.remove(client);
    boolean inARow = before != null && nowNanos - before.lastNanos() < MEMORY_NANOS;
    int count = before != null && inARow ? before.count() + 1 : 1;
    if (clients.size() >= MOST_CLIENTS) {
      forgetFirst();
    }
    clients.put(client, new Failures(count, nowNanos));
    return pauseNanos(count);
  }

  /** Notes a right password. */
  void succeeded(String client) {
    clients.remove(client);
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  private void forgetFirst() {
    Iterator<String> first = clients.keySet().iterator();
    first.next();
    first.remove();
  }

  private static long pauseNanos(int count) {
    if (count <= FREE_FAILURES) {
      return 0;
    }
    long pause = SHORTEST_NANOS;
    for (int i = FREE_FAILURES + 1; i < count && pause < LONGEST_NANOS; i++) {
      pause *= 2;
    }
    return Math.min(pause, LONGEST_NANOS);
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Remembers which event went to which listener and what came of it, and fails when that breaks the
 * contract (daemon.md 6.5): first deliveries in order, one listener at a time, never again once
 * accepted.
 */
final class DeliveryBook {
  /** How a listener left an event, as far as the listener knows. */
  enum Fate {
    HELD,
    ACCEPTED,
    RETURNED,
    UNCERTAIN
  }

  /** What one pool, from its adding to its removal, has delivered. */
  static final class Pool {
    private final TreeMap<Long, Fate> fates = new TreeMap<>();
    private final TreeMap<Long, Long> serials = new TreeMap<>();
    private long latest = -1;
    private boolean isLoose;

    /**
     * Gives up the order of first deliveries, once a listener may have had an event it did not come
     * to read.
     */
    void loosen() {
      isLoose = true;
    }
  }

  private final Map<String, Pool> pools = new HashMap<>();

  Pool open(String name) {
    return pools.computeIfAbsent(name, made -> new Pool());
  }

  /** A new pool of the name counts from zero. */
  void renewed(String name) {
    pools.remove(name);
  }

  void delivered(Pool pool, EventText event) {
    long number = event.poolSerial();
    Fate former = pool.fates.get(number);
    if (former == null) {
      if (!pool.isLoose) {
        assertThat(number).as("first delivery of %s", event).isGreaterThan(pool.latest);
      }
      pool.latest = Math.max(pool.latest, number);
    } else {
      assertThat(former)
          .as("fate before another delivery of %s", event)
          .isNotIn(Fate.ACCEPTED, Fate.HELD);
    }
    Long serial = pool.serials.put(number, event.serial());
    assertThat(serial).as("serial of %s at its former delivery", event).isIn(null, event.serial());
    pool.fates.put(number, Fate.HELD);
  }

  void settled(Pool pool, EventText event, Fate fate) {
    pool.fates.put(event.poolSerial(), fate);
  }

  /** What was skipped by the deliveries of a pool is what its log lines say was discarded. */
  void checkSkipped(String name, RecordingLog log, int sinceLine) {
    Pool pool = pools.get(name);
    if (pool == null || pool.latest < 0 || pool.isLoose) {
      return;
    }
    long skipped = pool.latest + 1 - pool.fates.size();
    long newest = pool.serials.getOrDefault(pool.latest, -1L);
    Set<Long> discarded = discarded(name, log, sinceLine);
    discarded.removeIf(serial -> serial > newest);
    discarded.removeAll(pool.serials.values());
    assertThat(skipped)
        .as("events that %s neither delivered nor discarded", name)
        .isEqualTo(discarded.size());
  }

  /**
   * What came back to a pool with a listener that takes events was delivered again or discarded.
   */
  void checkReturned(String name, RecordingLog log, int sinceLine) {
    Pool pool = pools.get(name);
    if (pool == null) {
      return;
    }
    Set<Long> discarded = discarded(name, log, sinceLine);
    for (Map.Entry<Long, Fate> entry : pool.fates.entrySet()) {
      if (entry.getValue() == Fate.RETURNED) {
        assertThat(discarded)
            .as("discarded events of %s, of which event %s came back", name, entry.getKey())
            .contains(pool.serials.get(entry.getKey()));
      }
    }
  }

  private static Set<Long> discarded(String name, RecordingLog log, int sinceLine) {
    String start = "ERRO pool " + name + " event buffer overflowed, discarding event ";
    Set<Long> serials = new HashSet<>();
    for (String line : log.lines().subList(sinceLine, log.lines().size())) {
      if (line.startsWith(start)) {
        serials.add(Long.parseLong(line.substring(start.length())));
      }
    }
    return serials;
  }
}

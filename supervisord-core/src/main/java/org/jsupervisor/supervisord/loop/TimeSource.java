package org.jsupervisor.supervisord.loop;

import java.time.Instant;

/** Tells the time; the loop asks once per turn and hands it on as a value. */
public interface TimeSource {
  /** Monotonic time for durations and deadlines; its origin means nothing. */
  long nanos();

  /** Wall time, only for show. */
  Instant wall();
}

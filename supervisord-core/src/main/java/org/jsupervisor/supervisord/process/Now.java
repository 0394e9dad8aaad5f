package org.jsupervisor.supervisord.process;

import java.time.Instant;

/** The clocks, read once per turn: monotonic time to decide by, wall time to show. */
public record Now(long nanos, Instant wall) {}

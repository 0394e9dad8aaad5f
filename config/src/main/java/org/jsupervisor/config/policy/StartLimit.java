package org.jsupervisor.config.policy;

import java.time.Duration;

/**
 * How many starts are allowed in a window of time.
 *
 * @param starts at least 1
 * @param window longer than nothing
 */
public record StartLimit(int starts, Duration window) {}

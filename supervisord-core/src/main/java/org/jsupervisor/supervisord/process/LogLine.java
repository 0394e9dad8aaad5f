package org.jsupervisor.supervisord.process;

import org.jsupervisor.config.value.LogLevel;

/** A line for the main log. */
public record LogLine(LogLevel level, String text) {}

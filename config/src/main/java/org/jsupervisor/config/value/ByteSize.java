package org.jsupervisor.config.value;

/** A number of bytes; zero or negative means "no limit" wherever the original says so. */
public record ByteSize(long bytes) {}

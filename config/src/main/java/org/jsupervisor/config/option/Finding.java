package org.jsupervisor.config.option;

import org.jspecify.annotations.Nullable;

/**
 * One fault found in a configuration.
 *
 * @param isError whether a start would be refused
 * @param file as the loader names it, null when the fault is in no file
 * @param line 0 when unknown
 * @param section null when the fault is in no section
 * @param key the option at fault, empty if none is
 * @param value the option's value as written, null if it has none
 * @param piece the part of the value at fault, null if it is all of it or unknown
 */
public record Finding(
    boolean isError,
    @Nullable String file,
    int line,
    @Nullable String section,
    String key,
    @Nullable String value,
    @Nullable String piece,
    String text) {}

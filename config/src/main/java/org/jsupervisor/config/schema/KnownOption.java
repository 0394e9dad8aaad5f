package org.jsupervisor.config.schema;

/**
 * An option the daemon or the client reads.
 *
 * @param fallback what holds without the option, as written in a file; empty for nothing
 */
public record KnownOption(String key, OptionForm form, String fallback) {}

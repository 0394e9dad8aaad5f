package org.jsupervisor.config.schema;

/** An option the daemon or the client reads. */
public record KnownOption(String key, OptionForm form) {}

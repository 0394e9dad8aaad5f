package org.jsupervisor.config.check;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a configuration and what to do about it.
 *
 * @param file null when the fault is in no file
 * @param line 0 when unknown
 * @param section null when the fault is in no section
 * @param key the option at fault, empty if none is
 * @param value the option's value as written, null if it has none or must not be shown
 * @param cure a sentence without a full stop, empty if there is none to offer
 */
public record Problem(
    Severity severity,
    @Nullable String file,
    int line,
    @Nullable String section,
    String key,
    @Nullable String value,
    String text,
    String cure) {
  /** How bad it is. */
  public enum Severity {
    /** The daemon refuses to start. */
    ERROR,
    /** The daemon starts, but something will not be as written. */
    WARNING
  }

  /** Whether a start is refused for it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}

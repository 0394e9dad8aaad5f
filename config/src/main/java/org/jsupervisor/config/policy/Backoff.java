package org.jsupervisor.config.policy;

/** How the waits between failed starts grow. */
public enum Backoff {
  /** By a second with each failure, as in supervisor. */
  LINEAR,
  /** To the double with each failure. */
  EXPONENTIAL,
  /** Not at all: always a second. */
  CONSTANT
}

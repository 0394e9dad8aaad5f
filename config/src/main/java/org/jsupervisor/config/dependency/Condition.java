package org.jsupervisor.config.dependency;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has to be true of a program before those that depend on it start. */
public enum Condition {
  /** It is STARTING or RUNNING. */
  STARTED,
  /** It is RUNNING. */
  READY,
  /** It is RUNNING, and its health check, if it has one, says that it works. */
  HEALTHY,
  /** It is EXITED with an expected exit code. */
  COMPLETED;

  /** The one of that name, null if there is none. */
  static @Nullable Condition named(String name) {
    for (Condition condition : values()) {
      if (condition.word().equalsIgnoreCase(name)) {
        return condition;
      }
    }
    return null;
  }

  /** As options have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the program has to go on running for those that depend on it. */
  public boolean isLasting() {
    return this != COMPLETED;
  }
}

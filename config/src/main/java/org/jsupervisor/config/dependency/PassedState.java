package org.jsupervisor.config.dependency;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The states of a program that an ordered start can wait for. */
public enum PassedState {
  STARTING,
  RUNNING,
  BACKOFF,
  STOPPING,
  EXITED,
  FATAL;

  /** The one of that name, null if there is none. */
  static @Nullable PassedState named(String name) {
    for (PassedState state : values()) {
      if (state.name().equalsIgnoreCase(name)) {
        return state;
      }
    }
    return null;
  }

  /** As options have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

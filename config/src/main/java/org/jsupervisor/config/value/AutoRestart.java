package org.jsupervisor.config.value;

import java.util.Locale;

/** When an exited process is started again (daemon.md 4.5). */
public enum AutoRestart {
  NEVER,
  UNEXPECTED,
  ALWAYS;

  /** A boolean word or {@code unexpected}, in any case. */
  public static AutoRestart parse(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("unexpected")) {
      return UNEXPECTED;
    }
    if (Values.isTrue(word)) {
      return ALWAYS;
    }
    if (Values.isFalse(word)) {
      return NEVER;
    }
    throw new ConfigException("invalid 'autorestart' value " + PythonRepr.of(word));
  }
}

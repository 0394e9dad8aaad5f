package org.jsupervisor.ctl.command;

import org.jspecify.annotations.Nullable;

/** How much of a log to show: {@code -f} for ever, {@code -N} the last N bytes. */
record LogModifier(boolean isFollow, long bytes) {
  static final LogModifier DEFAULT = new LogModifier(false, 1600);

  /** Returns null if the word is no modifier. */
  static @Nullable LogModifier parse(String word) {
    if (word.equals("-f")) {
      return new LogModifier(true, 0);
    }
    if (!word.startsWith("-")) {
      return null;
    }
    try {
      return new LogModifier(false, Integer.parseInt(word.substring(1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

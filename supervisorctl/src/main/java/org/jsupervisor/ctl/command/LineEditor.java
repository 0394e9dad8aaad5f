package org.jsupervisor.ctl.command;

import org.jspecify.annotations.Nullable;

/** Lets a user at a terminal edit the lines that are asked for. */
public interface LineEditor {
  /** Returns null at the end of input, with the cursor on a new line. */
  @Nullable String read(String prompt) throws CancelledException;

  /** Reads a line that nobody sees and nothing remembers; returns null at the end of input. */
  @Nullable String readSecret(String prompt) throws CancelledException;

  /**
   * Has Ctrl-C do this while no line is being edited, on the thread of the signal.
   *
   * @return what it did before
   */
  Runnable onInterrupt(Runnable action);
}

package org.jsupervisor.ctl.view;

import org.jsupervisor.rpc.api.ProcessState;

/** Colours for what is shown, or none. */
public enum Palette {
  NONE,
  COLOURED;

  private static final String GREEN = "\u001b[32m";
  private static final String CYAN = "\u001b[36m";
  private static final String YELLOW = "\u001b[33m";
  private static final String BOLD_RED = "\u001b[1;31m";
  private static final String BOLD = "\u001b[1m";
  private static final String RESET = "\u001b[0m";

  /** The text in the colour of the state: what needs attention stands out. */
  public String of(ProcessState state, String text) {
    if (this == NONE) {
      return text;
    }
    return switch (state) {
      case RUNNING -> GREEN + text + RESET;
      case STARTING, STOPPING -> CYAN + text + RESET;
      case BACKOFF, EXITED -> YELLOW + text + RESET;
      case FATAL, UNKNOWN -> BOLD_RED + text + RESET;
      case STOPPED -> text;
    };
  }

  /** The text of a heading. */
  public String heading(String text) {
    return this == NONE ? text : BOLD + text + RESET;
  }

  /** The text of a problem. */
  public String problem(String text) {
    return this == NONE ? text : BOLD_RED + text + RESET;
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;

/** Ctrl-C was typed instead of a line; the cursor is on a new line. */
public final class CancelledException extends IOException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("cancelled by Ctrl-C");
  }
}

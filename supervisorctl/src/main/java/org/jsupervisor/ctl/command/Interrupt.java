package org.jsupervisor.ctl.command;

import org.jsupervisor.ctl.screen.SignalHook;

/** Runs an action on Ctrl-C instead of dying, until closed. */
public final class Interrupt implements AutoCloseable {
  private final SignalHook hook;

  /** Where the JVM leaves the signal to the system, Ctrl-C keeps ending the program. */
  public Interrupt(Runnable action) {
    hook = new SignalHook("INT", action);
  }

  @Override
  public void close() {
    hook.close();
  }
}

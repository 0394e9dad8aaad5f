package org.jsupervisor.supervisord.group;

import org.jsupervisor.config.model.SupervisordConfig;

/** What groups and processes follow of the whole. Confined to the loop thread. */
public final class DaemonState {
  private SupervisordConfig config;
  private boolean mayStart = true;

  public DaemonState(SupervisordConfig config) {
    this.config = config;
  }

  /** The configuration last read: identifier, strip_ansi and the like follow a reread. */
  public SupervisordConfig config() {
    return config;
  }

  public void reread(SupervisordConfig reread) {
    this.config = reread;
  }

  /** Whether processes start by themselves; false once the daemon is stopping. */
  public boolean mayStart() {
    return mayStart;
  }

  public void forbidStarts() {
    mayStart = false;
  }
}

package org.jsupervisor.supervisord.group;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;

/** What groups and processes follow of the whole. Confined to the loop thread. */
public final class DaemonState {
  private SupervisordConfig config;
  private final IdentityHashMap<ProcessConfig, ChildOutputs> outputs = new IdentityHashMap<>();
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
    outputs.clear();
  }

  /** The logs a process had when it was added before; null since the configuration was read. */
  @Nullable ChildOutputs outputs(ProcessConfig process) {
    return outputs.get(process);
  }

  void keep(ProcessConfig process, ChildOutputs logs) {
    outputs.put(process, logs);
  }

  /** Whether processes start by themselves; false once the daemon is stopping. */
  public boolean mayStart() {
    return mayStart;
  }

  public void forbidStarts() {
    mayStart = false;
  }
}

package org.jsupervisor.supervisord.group;

import org.jsupervisor.rpc.api.ProcessState;

/** Hears of what becomes of every process. Called on the loop thread. */
public interface StateWatcher {
  /**
   * The process has changed its state, or something else that decides whether it starts; then
   * {@code before} is the state it has.
   */
  void changed(ManagedProcess process, ProcessState before);
}

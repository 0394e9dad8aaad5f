package org.jsupervisor.config.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the end of a program means for its group and the daemon.
 *
 * @param onExit what follows when it ends by itself while it is RUNNING
 * @param onFatal what follows when it becomes FATAL for good
 * @param exitCode what the daemon ends with if it ends because of this program, null for the
 *     program's own exit status
 */
public record EndPolicy(Action onExit, Action onFatal, @Nullable Integer exitCode) {

  /** What may follow. */
  public enum Action {
    NONE,
    /** The daemon stops everything and ends. */
    SHUTDOWN,
    /** All programs of its group are stopped and started again. */
    RESTART_GROUP
  }

  public static final EndPolicy DEFAULT = new EndPolicy(Action.NONE, Action.NONE, null);

  /** Whether nothing follows from an end. */
  public boolean isDefault() {
    return onExit == Action.NONE && onFatal == Action.NONE && exitCode == null;
  }
}

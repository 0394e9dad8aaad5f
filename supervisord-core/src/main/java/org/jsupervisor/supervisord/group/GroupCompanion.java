package org.jsupervisor.supervisord.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature that goes along with a whole group, from the moment it is added until it is removed.
 * Called on the loop thread, never blocks.
 */
public interface GroupCompanion {
  /** From now on processes may start by themselves. */
  void activated();

  /**
   * A client asks for the start of the whole group. Answers which of these processes are to be
   * started for it; of others the companion decides later.
   */
  List<ManagedProcess> startRequested(List<ManagedProcess> all);

  /** Somebody asks for the stop of the whole group; those that run are being stopped. */
  void stopRequested();

  /** What the process is a part of, null if it runs for itself. */
  @Nullable SharedService serviceOf(ManagedProcess process);

  /** These processes are being stopped for good, and leave the group thereafter. */
  void leaving(List<ManagedProcess> processes);

  /** The group has other processes now. */
  void membersChanged(ProcessGroup group);

  /** The group goes, or the daemon ends; timers and descriptors are given back. */
  void discard();
}

package org.jsupervisor.supervisord.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what goes along with a process, as its policies ask. */
public interface CompanionFactory {
  /**
   * The companions, in the order in which they are told; none for most processes. Of the process,
   * only what never changes is there yet: its names, configuration and logs.
   */
  List<Companion> companionsOf(ManagedProcess process, Surroundings around);

  /** What goes along with a whole group, null for most. */
  @Nullable GroupCompanion companionOf(ProcessGroup group, Surroundings around);
}

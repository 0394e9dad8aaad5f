package org.jsupervisor.supervisord.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Target;

/** Finds the processes of groups that are there now. */
public interface ProcessDirectory {
  /** Those that are meant, in start order; none if there are none. */
  List<ManagedProcess> processes(Target target);

  /** Every one, by the priority of its group, then its own. */
  List<ManagedProcess> processesByPriority();

  /** What the process is a part of, null if it runs for itself. */
  @Nullable SharedService serviceOf(ManagedProcess process);
}

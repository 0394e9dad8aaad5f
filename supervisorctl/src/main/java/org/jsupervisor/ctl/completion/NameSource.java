package org.jsupervisor.ctl.completion;

import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Tells the names there are. */
public interface NameSource {
  /** The verbs a user may type, in order, each with what it does. */
  List<Proposal> verbs();

  /** The server's processes, none if they cannot be had. */
  List<ProcessInfo> processes();
}

package org.jsupervisor.ctl.completion;

import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/** Tells the processes there are, none if they cannot be had. */
@FunctionalInterface
public interface NameSource {
  List<ProcessInfo> processes();
}

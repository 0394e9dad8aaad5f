package org.jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/**
 * The processes that {@code status} was asked about and the names nobody knows.
 *
 * @param unknown in the order asked
 */
public record StatusReport(List<ProcessInfo> processes, List<String> unknown) {

  /** Takes the processes named, in the order named; all of them if there are no names. */
  public static StatusReport of(List<ProcessInfo> infos, List<String> names) {
    if (names.isEmpty() || names.contains("all")) {
      return new StatusReport(infos, List.of());
    }
    List<ProcessInfo> matching = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      int before = matching.size();
      Namespec namespec = Namespec.parse(name);
      for (ProcessInfo info : infos) {
        if (namespec.includes(info.group(), info.name())) {
          matching.add(info);
        }
      }
      if (matching.size() == before) {
        unknown.add(name);
      }
    }
    return new StatusReport(matching, unknown);
  }

  /** Says that a name is unknown. */
  public static String complaint(String name) {
    Namespec namespec = Namespec.parse(name);
    return namespec.process() == null
        ? namespec.group() + ": ERROR (no such group)"
        : name + ": ERROR (no such process)";
  }

  /** Whether any of the processes neither runs nor is going to. */
  public boolean hasStopped() {
    for (ProcessInfo info : processes) {
      if (info.state().isStopped()) {
        return true;
      }
    }
    return false;
  }
}

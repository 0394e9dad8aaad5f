package org.jsupervisor.ctl.view;

import java.util.Map;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;

/** What a server may answer of a process, as far as a test cares. */
public final class SampleInfo {
  private SampleInfo() {}

  /** A process that is alone in its group. */
  static ProcessInfo info(String name, ProcessState state, String description) {
    return info(name, name, state, description);
  }

  public static ProcessInfo info(
      String group, String name, ProcessState state, String description) {
    return new ProcessInfo(name, group, 0, 0, 0, state, "", 0, "", "", 0, description, Map.of());
  }
}

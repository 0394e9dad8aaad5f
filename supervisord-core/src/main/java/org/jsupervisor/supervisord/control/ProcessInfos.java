package org.jsupervisor.supervisord.control;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.process.ProcessDescription;
import org.jsupervisor.supervisord.process.ProcessStatus;

/** Describes processes for clients (control.md 2.6). */
final class ProcessInfos {
  private ProcessInfos() {}

  static ProcessInfo of(ManagedProcess process, long nowEpochSecond, ZoneId zone) {
    ProcessStatus status = process.status();
    ProcessState state = status.state();
    String stdout = process.outputs().stdoutPath();
    String stderr = process.outputs().stderrPath();
    Map<String, String> facts = process.facts();
    String waitingFor = facts.get(ProcessInfo.WAITING_FOR);
    return new ProcessInfo(
        process.name(),
        process.groupName(),
        status.startedEpochSecond(),
        status.stoppedEpochSecond(),
        nowEpochSecond,
        state,
        status.spawnError(),
        status.exitStatus(),
        stdout == null ? "" : stdout,
        stderr == null ? "" : stderr,
        status.pid(),
        waitingFor == null
            ? ProcessDescription.of(process.name(), status, nowEpochSecond, zone)
            : "waiting for " + waitingFor,
        facts);
  }

  /** By group name, then process name. */
  static List<ProcessInfo> all(Groups groups, long nowEpochSecond, ZoneId zone) {
    List<ProcessInfo> infos = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      for (ManagedProcess process : group.processes()) {
        infos.add(of(process, nowEpochSecond, zone));
      }
    }
    infos.sort(ProcessInfos::compare);
    return infos;
  }

  private static int compare(ProcessInfo left, ProcessInfo right) {
    int order = left.group().compareTo(right.group());
    return order == 0 ? left.name().compareTo(right.name()) : order;
  }
}

package org.jsupervisor.ctl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ConfigSummary;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;

/** Processes as JSON values; what does not apply is null. */
public final class ProcessJson {
  private ProcessJson() {}

  public static List<Object> ofStatus(List<ProcessInfo> infos) {
    List<Object> processes = new ArrayList<>(infos.size());
    for (ProcessInfo info : infos) {
      processes.add(of(info));
    }
    return processes;
  }

  private static Map<String, @Nullable Object> of(ProcessInfo info) {
    ProcessState state = info.state();
    Map<String, @Nullable Object> members = named(info.group(), info.name());
    members.put("state", state.name());
    members.put("state_code", state.code());
    members.put("pid", orNull(info.pid()));
    members.put("start", orNull(info.start()));
    members.put("stop", orNull(info.stop()));
    members.put("now", info.now());
    members.put("uptime", isAlive(state) ? Math.max(0, info.now() - info.start()) : null);
    members.put("exit_code", info.stop() > 0 && !isAlive(state) ? info.exitstatus() : null);
    members.put("spawn_error", orNull(info.spawnerr()));
    members.put("stdout_logfile", orNull(info.stdoutLogfile()));
    members.put("stderr_logfile", orNull(info.stderrLogfile()));
    members.put("description", info.description());
    members.put("health", info.facts().get(ProcessInfo.HEALTH));
    members.put("health_failure", info.facts().get(ProcessInfo.HEALTH_FAILURE));
    members.put("notified", info.facts().get(ProcessInfo.NOTIFIED));
    members.put("status_text", info.facts().get(ProcessInfo.STATUS_TEXT));
    members.put("waiting_for", info.facts().get(ProcessInfo.WAITING_FOR));
    return members;
  }

  private static boolean isAlive(ProcessState state) {
    return state.isSignallable();
  }

  public static List<Object> ofConfig(List<ConfigSummary> summaries) {
    List<Object> processes = new ArrayList<>(summaries.size());
    for (ConfigSummary summary : summaries) {
      Map<String, @Nullable Object> members = named(summary.group(), summary.name());
      members.put("in_use", summary.inUse());
      members.put("autostart", summary.autostart());
      members.put("group_priority", summary.groupPriority());
      members.put("process_priority", summary.processPriority());
      processes.add(members);
    }
    return processes;
  }

  /** A process with its pid, which is null unless it is positive. */
  public static Object ofPid(String group, String name, int pid) {
    Map<String, @Nullable Object> members = named(group, name);
    members.put("pid", orNull(pid));
    return members;
  }

  /** A process and whether something was done to it. */
  public static Object ofOutcome(String group, String name, String done, boolean isDone) {
    Map<String, @Nullable Object> members = named(group, name);
    members.put(done, isDone);
    return members;
  }

  /** A group that an update treats; what became of it is put in as it happens. */
  public static Map<String, @Nullable Object> ofChange(String group, String change) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("group", group);
    members.put("change", change);
    members.put("done", false);
    members.put("processes", null);
    return members;
  }

  /** What a program is scaled to; what became of it is put in as it happens. */
  public static Map<String, @Nullable Object> ofScale(String program, int count) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("program", program);
    members.put("count", count);
    members.put("done", false);
    members.put("processes", null);
    return members;
  }

  /** A process and what a rolling restart did to it. */
  public static Object ofRoll(ProcessInfo process, String outcome) {
    Map<String, @Nullable Object> members = named(process.group(), process.name());
    members.put("outcome", outcome);
    return members;
  }

  /** A process that was changed without the rest of its group. */
  public static Object ofChangedProcess(String group, String name, String change) {
    Map<String, @Nullable Object> members = named(group, name);
    members.put("change", change);
    return members;
  }

  private static Map<String, @Nullable Object> named(String group, String name) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("group", group);
    members.put("name", name);
    return members;
  }

  private static @Nullable Long orNull(long value) {
    return value > 0 ? value : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

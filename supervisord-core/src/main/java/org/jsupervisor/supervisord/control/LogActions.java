package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.group.ManagedProcess;

/** Finds and clears logs on a client's behalf (control.md 2.8). */
final class LogActions {
  private LogActions() {}

  static @Nullable String path(ManagedProcess process, OutputChannel channel) {
    return switch (channel) {
      case STDOUT -> process.outputs().stdoutPath();
      case STDERR -> process.outputs().stderrPath();
    };
  }

  /** {@code name} is how the client called it; faults repeat it. */
  static void clear(ManagedProcess process, String name) throws ControlFault {
    try {
      process.clearLogs();
    } catch (IOException e) {
      throw new ControlFault(Fault.FAILED, name);
    }
  }

  static List<ActionResult> clearAll(List<ManagedProcess> processes) {
    List<ActionResult> results = new ArrayList<>();
    for (ManagedProcess process : processes) {
      try {
        clear(process, Namespec.of(process.groupName(), process.name()));
        results.add(ActionResults.success(process));
      } catch (ControlFault e) {
        results.add(ActionResults.failure(process, e));
      }
    }
    return results;
  }

  static void clearMainLog(MainLogFile file, MainLog log) throws ControlFault {
    if (file.path() == null) {
      throw new ControlFault(Fault.NO_FILE, null);
    }
    log.log(LogLevel.INFO, "reopening log file");
    try {
      file.clear();
    } catch (IOException e) {
      throw new ControlFault(Fault.FAILED, null);
    }
  }
}

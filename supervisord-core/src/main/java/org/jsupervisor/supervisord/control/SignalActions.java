package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.posix.PosixException;

/** Sends signals to processes on a client's behalf (control.md 2.5). */
final class SignalActions {
  private SignalActions() {}

  /** {@code name} is how the client called it; faults repeat it. */
  static void one(ManagedProcess process, String name, String signal) throws ControlFault {
    Signal parsed = parse(signal);
    if (!process.state().isSignallable()) {
      throw new ControlFault(Fault.NOT_RUNNING, name);
    }
    try {
      process.signal(parsed);
    } catch (PosixException e) {
      throw new ControlFault(Fault.FAILED, "cannot signal " + name + ": " + e.getMessage());
    }
  }

  /** Signals those of {@code candidates} that have a child. */
  static List<ActionResult> all(List<ManagedProcess> candidates, String signal) {
    List<ActionResult> results = new ArrayList<>();
    for (ManagedProcess process : candidates) {
      if (process.state().isSignallable()) {
        try {
          one(process, Namespec.of(process.groupName(), process.name()), signal);
          results.add(ActionResults.success(process));
        } catch (ControlFault e) {
          results.add(ActionResults.failure(process, e));
        }
      }
    }
    return results;
  }

  private static Signal parse(String signal) throws ControlFault {
    try {
      return Signal.parse(signal);
    } catch (ConfigException e) {
      throw new ControlFault(Fault.BAD_SIGNAL, signal);
    }
  }
}

package org.jsupervisor.supervisord.rpc.plugin;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.rpc.PendingAnswer;

/** The methods of mr.laforge: signals, with its own faults. */
final class LaforgeNamespace {
  private static final String API_VERSION = "0.1";
  private static final String PLUGIN_VERSION = "0.9";
  private static final String SIGNAL = "@param string signal The signal's name or number\n";

  private final SupervisorControl control;

  LaforgeNamespace(SupervisorControl control) {
    this.control = control;
  }

  void register(PluginMethods methods) {
    String version = "@return string version The version";
    methods.add(
        "getAPIVersion",
        0,
        0,
        "Tell the version of this interface.\n\n" + version,
        params -> API_VERSION);
    methods.add(
        "getMrLaForgeVersion",
        0,
        0,
        "Tell the version of the plugin whose methods these are.\n\n" + version,
        params -> PLUGIN_VERSION);
    methods.add(
        "killProcess",
        2,
        2,
        "Send a signal to one process.\n\n"
            + "@param string name The process, or group:process, or group:* for a whole group\n"
            + SIGNAL
            + "@return boolean result Always true unless there is a fault",
        this::killProcess);
    methods.add(
        "killProcessGroup",
        2,
        2,
        "Send a signal to every process of a group.\n\n@param string name The group's name\n"
            + SIGNAL
            + "@return struct result A status struct for each process that took part",
        params -> killGroup(Parameters.string(params, 0), signal(params)));
  }

  private Object killProcess(List<Object> params) throws ControlFault, XmlRpcFault {
    Namespec name = Namespec.parse(Parameters.string(params, 0));
    String signal = signal(params);
    if (name.isWholeGroup()) {
      return killGroup(name.group(), signal);
    }
    ProcessState state = control.processInfo(name).state();
    checkSignal(signal);
    if (state != ProcessState.RUNNING && state != ProcessState.STARTING) {
      throw new ControlFault(Fault.NOT_RUNNING, null);
    }
    control.signalProcess(name, signal);
    return true;
  }

  private Object killGroup(String group, String signal) throws ControlFault {
    List<ActionResult> results = new ArrayList<>();
    for (ActionResult result : control.signalGroup(group, signal)) {
      results.add(
          result.status() == Fault.BAD_SIGNAL
              ? new ActionResult(
                  result.name(), result.group(), Fault.BAD_ARGUMENTS, badSignal(signal).text())
              : result);
    }
    return PendingAnswer.structs(results);
  }

  private static void checkSignal(String signal) throws ControlFault {
    try {
      Signal.parse(signal);
    } catch (ConfigException e) {
      throw badSignal(signal);
    }
  }

  private static ControlFault badSignal(String signal) {
    return new ControlFault(Fault.BAD_ARGUMENTS, signal);
  }

  private static String signal(List<Object> params) {
    return String.valueOf(params.get(1));
  }
}

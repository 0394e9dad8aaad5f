package org.jsupervisor.supervisord.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.supervisord.control.ConfiguredProcess;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods that tell about processes and their configuration. */
final class InfoMethods {
  private final SupervisorControl control;

  InfoMethods(SupervisorControl control) {
    this.control = control;
  }

  void register(Registrar registrar) {
    registrar.gated(
        "getProcessInfo",
        1,
        1,
        """
        Tell everything about one process.

        @param string name The process, or group:process
        @return struct result The process's state, times, exit status and log files
        """,
        params ->
            new ProcessInfoStruct(
                control.processInfo(Namespec.parse(Parameters.string(params, 0)))));
    registrar.gated(
        "getAllProcessInfo",
        0,
        0,
        "Tell everything about every process.\n\n"
            + "@return array result For each process what getProcessInfo answers",
        params -> allProcessInfo());
    registrar.gated(
        "getAllConfigInfo",
        0,
        0,
        "Tell the configuration of every process, as last read.\n\n"
            + "@return array result For each process a struct of its options",
        params -> allConfigInfo());
  }

  private List<Object> allProcessInfo() {
    List<ProcessInfo> all = control.allProcessInfo();
    List<Object> structs = new ArrayList<>(all.size());
    for (ProcessInfo info : all) {
      structs.add(new ProcessInfoStruct(info));
    }
    return structs;
  }

  private List<Object> allConfigInfo() {
    List<ConfiguredProcess> all = control.allConfiguredProcesses();
    List<Object> structs = new ArrayList<>(all.size());
    for (ConfiguredProcess configured : all) {
      structs.add(new ConfigInfoStruct(configured));
    }
    return structs;
  }
}

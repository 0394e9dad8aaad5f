package org.jsupervisor.supervisord.rpc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods that empty logs (control.md 2.8). */
final class LogClearMethods {
  private static final String TRUE = "@return boolean result Always true unless there is a fault";

  private final SupervisorControl control;

  LogClearMethods(SupervisorControl control) {
    this.control = control;
  }

  void register(Registrar registrar) {
    registrar.gated(
        "clearLog", 0, 0, "Empty the daemon's own log.\n\n" + TRUE, params -> clearMainLog());
    String help =
        "Empty both logs of a process.\n\n@param string name The process, or group:process\n"
            + TRUE;
    registrar.gated("clearProcessLogs", 1, 1, help, this::clearProcessLogs);
    registrar.gated("clearProcessLog", 1, 1, help, this::clearProcessLogs);
    registrar.gated(
        "clearAllProcessLogs",
        0,
        0,
        "Empty the logs of every process.\n\n"
            + "@return array result A status struct for each process",
        params -> PendingAnswer.structs(control.clearAllLogs()));
  }

  private Object clearMainLog() throws ControlFault {
    String path = control.mainLogfile();
    if (path == null || !Files.exists(Path.of(path))) {
      throw new ControlFault(Fault.NO_FILE, null);
    }
    control.clearMainLog();
    return true;
  }

  private Object clearProcessLogs(List<Object> params) throws ControlFault, XmlRpcFault {
    control.clearLogs(Namespec.parse(Parameters.string(params, 0)));
    return true;
  }
}

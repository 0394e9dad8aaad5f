package org.jsupervisor.supervisord.rpc;

import java.util.List;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.rpc.api.Versions;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcStruct;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.ReloadResult;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods about the daemon as a whole and its configuration. */
final class DaemonMethods {

  private static final String TRUE = "\n@return boolean result Always true unless there is a fault";

  private final SupervisorControl control;

  DaemonMethods(SupervisorControl control) {
    this.control = control;
  }

  void register(Registrar registrar) {
    registerIdentity(registrar);
    registerMood(registrar);
    registerConfiguration(registrar);
  }

  private void registerIdentity(Registrar registrar) {
    String api = "Tell the version of this interface.\n\n@return string version The version";
    registrar.gated("getAPIVersion", 0, 0, api, params -> Versions.API);
    registrar.gated("getVersion", 0, 0, api, params -> Versions.API);
    registrar.gated(
        "getSupervisorVersion",
        0,
        0,
        "Tell the supervisor version this daemon is compatible with.\n\n"
            + "@return string version The version",
        params -> Versions.SUPERVISOR);
    registrar.gated(
        "getIdentification",
        0,
        0,
        "Tell the daemon's configured identifier.\n\n@return string identifier The identifier",
        params -> control.identifier());
    registrar.gated(
        "getPID",
        0,
        0,
        "Tell the daemon's process id.\n\n@return int pid The process id",
        params -> control.pid());
  }

  private void registerMood(Registrar registrar) {
    registrar.gated(
        "getState",
        0,
        0,
        "Tell the daemon's own state.\n\n@return struct state Its statecode and statename",
        params -> state());
    registrar.gated(
        "shutdown",
        0,
        0,
        "Stop all processes, then the daemon. Answers at once." + TRUE,
        params -> {
          control.shutdown();
          return true;
        });
    registrar.gated(
        "restart",
        0,
        0,
        "Stop all processes and start anew with the configuration read again. Answers at once."
            + TRUE,
        params -> {
          control.restart();
          return true;
        });
    registrar.open(
        "sendRemoteCommEvent",
        2,
        2,
        "Announce a REMOTE_COMMUNICATION event to the listeners that want it.\n\n"
            + "@param string type The event's type, chosen by the sender\n"
            + "@param string data The event's data"
            + TRUE,
        this::sendRemoteCommEvent);
  }

  private void registerConfiguration(Registrar registrar) {
    registrar.gated(
        "reloadConfig",
        0,
        0,
        "Read the configuration again and compare it with what is active; change nothing.\n\n"
            + "@return array result One array of three: names of groups added, changed, removed",
        params -> reloadConfig());
    registrar.gated(
        "addProcessGroup",
        1,
        1,
        "Activate a group of the configuration last read.\n\n@param string name The group's name"
            + TRUE,
        this::addProcessGroup);
    registrar.gated(
        "removeProcessGroup",
        1,
        1,
        "Take a stopped group out of service.\n\n@param string name The group's name" + TRUE,
        this::removeProcessGroup);
  }

  private XmlRpcStruct state() {
    SupervisorState state = control.state();
    return writer -> {
      writer.member("statecode", state.code());
      writer.member("statename", state.name());
    };
  }

  private Object sendRemoteCommEvent(List<Object> params) throws XmlRpcFault {
    control.sendRemoteCommEvent(Parameters.string(params, 0), Parameters.string(params, 1));
    return true;
  }

  private Object reloadConfig() throws ControlFault {
    ReloadResult result = control.reloadConfig();
    return List.of(List.of(result.added(), result.changed(), result.removed()));
  }

  private Object addProcessGroup(List<Object> params) throws ControlFault, XmlRpcFault {
    control.addProcessGroup(Parameters.string(params, 0));
    return true;
  }

  private Object removeProcessGroup(List<Object> params) throws ControlFault, XmlRpcFault {
    control.removeProcessGroup(Parameters.string(params, 0));
    return true;
  }
}

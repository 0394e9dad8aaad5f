package org.jsupervisor.supervisord.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods that send a process something: signals and standard input. */
final class SignalMethods {
  private static final String SIGNAL = "@param string signal The signal's name or number\n";
  private static final String RESULTS =
      "@return array result A status struct for each process that took part";
  private static final String TRUE = "@return boolean result Always true unless there is a fault";

  private final SupervisorControl control;

  SignalMethods(SupervisorControl control) {
    this.control = control;
  }

  void register(Registrar registrar) {
    registrar.gated(
        "signalProcess",
        2,
        2,
        "Send a signal to one process.\n\n"
            + "@param string name The process, or group:process, or group:* for a whole group\n"
            + SIGNAL
            + TRUE,
        this::signalProcess);
    registrar.gated(
        "signalProcessGroup",
        2,
        2,
        "Send a signal to every process of a group.\n\n@param string name The group's name\n"
            + SIGNAL
            + RESULTS,
        params ->
            PendingAnswer.structs(
                control.signalGroup(Parameters.string(params, 0), signal(params, 1))));
    registrar.gated(
        "signalAllProcesses",
        1,
        1,
        "Send a signal to every process of every group.\n\n" + SIGNAL + RESULTS,
        params -> PendingAnswer.structs(control.signalAll(signal(params, 0))));
    registrar.gated(
        "sendProcessStdin",
        2,
        2,
        "Write text to a process's standard input, with nothing appended.\n\n"
            + "@param string name The process, or group:process\n"
            + "@param string chars The text\n"
            + TRUE,
        this::sendProcessStdin);
  }

  private Object signalProcess(List<Object> params) throws ControlFault, XmlRpcFault {
    Namespec name = Namespec.parse(Parameters.string(params, 0));
    String signal = signal(params, 1);
    if (!name.isWholeGroup()) {
      control.signalProcess(name, signal);
      return true;
    }
    try {
      return PendingAnswer.structs(control.signalGroup(name.group(), signal));
    } catch (ControlFault fault) {
      throw PendingAnswer.named(fault, name);
    }
  }

  /** Numbers arrive as text or as numbers; a boolean counts as one. */
  private static String signal(List<Object> params, int index) throws XmlRpcFault {
    return params.get(index) instanceof String name
        ? name
        : Long.toString(Parameters.integer(params, index));
  }

  private Object sendProcessStdin(List<Object> params) throws ControlFault, XmlRpcFault {
    Namespec name = Namespec.parse(Parameters.string(params, 0));
    if (!(params.get(1) instanceof String chars)) {
      Object wrong = params.get(1);
      throw new ControlFault(Fault.INCORRECT_PARAMETERS, wrong == null ? null : wrong.toString());
    }
    control.sendStdin(name, chars.getBytes(StandardCharsets.UTF_8));
    return true;
  }
}

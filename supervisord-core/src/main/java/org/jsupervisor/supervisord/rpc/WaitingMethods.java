package org.jsupervisor.supervisord.rpc;

import java.util.List;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.server.Pending;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The three methods to start, to stop or to reload, whose answers may have to wait. */
final class WaitingMethods {
  private static final String WAIT =
      "@param boolean wait Whether to answer only when it is settled, true if left out\n";

  private interface OneAction {
    void apply(Namespec name, boolean wait, Answer<Boolean> answer);
  }

  private interface GroupAction {
    void apply(String group, boolean wait, Answer<List<ActionResult>> answer);
  }

  private interface AllAction {
    void apply(boolean wait, Answer<List<ActionResult>> answer);
  }

  private final String verb;
  private final String purpose;
  private final OneAction one;
  private final GroupAction group;
  private final AllAction all;

  private WaitingMethods(
      String verb, String purpose, OneAction one, GroupAction group, AllAction all) {
    this.verb = verb;
    this.purpose = purpose;
    this.one = one;
    this.group = group;
    this.all = all;
  }

  static WaitingMethods start(SupervisorControl control) {
    return new WaitingMethods(
        "start", "Start ", control::startProcess, control::startGroup, control::startAll);
  }

  static WaitingMethods stop(SupervisorControl control) {
    return new WaitingMethods(
        "stop", "Stop ", control::stopProcess, control::stopGroup, control::stopAll);
  }

  static WaitingMethods reload(SupervisorControl control) {
    return new WaitingMethods(
        "reload", "Reload ", control::reloadProcess, control::reloadGroup, control::reloadAll);
  }

  void register(Registrar registrar) {
    registrar.gated(
        verb + "Process",
        1,
        2,
        purpose
            + "one process.\n\n"
            + "@param string name The process, or group:process, or group:* for a whole group\n"
            + WAIT
            + "@return boolean result Always true unless there is a fault",
        this::one);
    registrar.gated(
        verb + "ProcessGroup",
        1,
        2,
        purpose
            + "every process of a group.\n\n"
            + "@param string name The group's name\n"
            + WAIT
            + "@return array result A status struct for each process that took part",
        this::group);
    registrar.gated(
        verb + "AllProcesses",
        0,
        1,
        purpose
            + "every process of every group.\n\n"
            + WAIT
            + "@return array result A status struct for each process that took part",
        this::all);
  }

  private Object one(List<Object> params) throws XmlRpcFault {
    Namespec name = Namespec.parse(Parameters.string(params, 0));
    boolean wait = Parameters.truth(params, 1, true);
    Pending pending = new Pending();
    if (name.isWholeGroup()) {
      group.apply(name.group(), wait, PendingAnswer.ofMany(pending, name));
    } else {
      one.apply(name, wait, PendingAnswer.ofOne(pending));
    }
    return PendingAnswer.settled(pending);
  }

  private Object group(List<Object> params) throws XmlRpcFault {
    Pending pending = new Pending();
    group.apply(
        Parameters.string(params, 0),
        Parameters.truth(params, 1, true),
        PendingAnswer.ofMany(pending));
    return PendingAnswer.settled(pending);
  }

  private Object all(List<Object> params) throws XmlRpcFault {
    Pending pending = new Pending();
    all.apply(Parameters.truth(params, 0, true), PendingAnswer.ofMany(pending));
    return PendingAnswer.settled(pending);
  }
}

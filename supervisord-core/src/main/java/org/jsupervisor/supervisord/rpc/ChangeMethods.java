package org.jsupervisor.supervisord.rpc;

import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.server.Pending;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcStruct;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The methods that change some processes of a group and leave the others alone. */
final class ChangeMethods {
  private final SupervisorControl control;

  ChangeMethods(SupervisorControl control) {
    this.control = control;
  }

  void register(Registrar registrar) {
    registrar.gated(
        "updateProcessGroup",
        1,
        1,
        "Bring an active group to the configuration last read: stop and remove what is gone,"
            + " restart what has changed, add what is new. Answers when that is done.\n\n"
            + "@param string name The group's name\n"
            + "@return struct change group, whole, and the names removed, updated, added and kept",
        this::update);
    registrar.gated(
        "scaleProgram",
        2,
        2,
        "Give a program another number of processes, until its numprocs is changed or the daemon"
            + " ends. Answers when those that are too many have stopped.\n\n"
            + "@param string name The program, or group:program if several groups have it\n"
            + "@param int count How many processes it is to have\n"
            + "@return struct change group, whole, and the names removed, updated, added and kept",
        this::scale);
  }

  private Object scale(List<Object> params) throws XmlRpcFault {
    Pending pending = new Pending();
    control.scaleProgram(
        Parameters.string(params, 0), Parameters.integer(params, 1), answer(pending));
    return PendingAnswer.settled(pending);
  }

  private Object update(List<Object> params) throws XmlRpcFault {
    Pending pending = new Pending();
    control.updateProcessGroup(Parameters.string(params, 0), answer(pending));
    return PendingAnswer.settled(pending);
  }

  private static Answer<GroupChange> answer(Pending pending) {
    return new Answer<>() {
      @Override
      public void succeed(GroupChange change) {
        pending.complete(struct(change));
      }

      @Override
      public void fail(ControlFault fault) {
        pending.fail(Registrar.fault(fault));
      }
    };
  }

  private static XmlRpcStruct struct(GroupChange change) {
    return writer -> {
      writer.member("group", change.group());
      writer.member("whole", change.isWhole());
      writer.member("removed", change.removed());
      writer.member("updated", change.updated());
      writer.member("added", change.added());
      writer.member("kept", change.kept());
    };
  }
}

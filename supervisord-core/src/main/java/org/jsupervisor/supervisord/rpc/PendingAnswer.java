package org.jsupervisor.supervisord.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Pending;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcStruct;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;

/** Hands the supervisor's outcomes on to waiting calls. */
public final class PendingAnswer {
  private PendingAnswer() {}

  static Answer<Boolean> ofOne(Pending pending) {
    return new Answer<>() {
      @Override
      public void succeed(Boolean value) {
        pending.complete(value);
      }

      @Override
      public void fail(ControlFault fault) {
        pending.fail(Registrar.fault(fault));
      }
    };
  }

  static Answer<List<ActionResult>> ofMany(Pending pending) {
    return new Many(pending, null);
  }

  /** As {@link #ofMany(Pending)}, for {@code group:*}: an unknown group is named as given. */
  static Answer<List<ActionResult>> ofMany(Pending pending, Namespec name) {
    return new Many(pending, name);
  }

  private record Many(Pending pending, @Nullable Namespec name)
      implements Answer<List<ActionResult>> {
    @Override
    public void succeed(List<ActionResult> value) {
      pending.complete(structs(value));
    }

    @Override
    public void fail(ControlFault fault) {
      pending.fail(Registrar.fault(name == null ? fault : named(fault, name)));
    }
  }

  /** The answer, or what will hold it. */
  static Object settled(Pending pending) throws XmlRpcFault {
    return pending.isDone() ? pending.result() : pending;
  }

  static ControlFault named(ControlFault fault, Namespec name) {
    return fault.fault() == Fault.BAD_NAME ? new ControlFault(Fault.BAD_NAME, name.text()) : fault;
  }

  /** The status structs of control.md 2.6. */
  public static List<Object> structs(List<ActionResult> results) {
    List<Object> structs = new ArrayList<>(results.size());
    for (ActionResult result : results) {
      XmlRpcStruct struct =
          writer -> {
            writer.member("name", result.name());
            writer.member("group", result.group());
            writer.member("status", result.status().code());
            writer.member("description", result.description());
          };
      structs.add(struct);
    }
    return structs;
  }
}

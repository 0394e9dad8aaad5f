package org.jsupervisor.supervisord.rpc;

import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.MethodDoc;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.server.RpcMethod;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * Puts methods into a table under one namespace, closed while the daemon stops (control.md 2.10).
 */
final class Registrar {
  private final MethodTable table;
  private final String prefix;
  private final SupervisorControl control;

  Registrar(MethodTable table, String namespace, SupervisorControl control) {
    this.table = table;
    this.prefix = namespace + ".";
    this.control = control;
  }

  /** A method that is refused with SHUTDOWN_STATE once the daemon stops or restarts. */
  void gated(String name, int minParams, int maxParams, String help, ControlCall call) {
    add(
        name,
        minParams,
        maxParams,
        help,
        params -> {
          if (control.state().isStopping()) {
            throw new ControlFault(Fault.SHUTDOWN_STATE, null);
          }
          return call.call(params);
        });
  }

  /** A method that works at any time. */
  void open(String name, int minParams, int maxParams, String help, ControlCall call) {
    add(name, minParams, maxParams, help, call);
  }

  static XmlRpcFault fault(ControlFault refusal) {
    return new XmlRpcFault(refusal.fault().code(), refusal.text());
  }

  private void add(String name, int minParams, int maxParams, String help, ControlCall call) {
    RpcMethod method =
        params -> {
          try {
            return call.call(params);
          } catch (ControlFault refusal) {
            throw fault(refusal);
          }
        };
    table.register(prefix + name, new MethodDoc(help), minParams, maxParams, method);
  }
}

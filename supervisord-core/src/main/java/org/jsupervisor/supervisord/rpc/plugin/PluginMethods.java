package org.jsupervisor.supervisord.rpc.plugin;

import org.jsupervisor.rpc.server.MethodDoc;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.rpc.ControlCall;

/** Puts a plugin's methods into the table, behind its gate. */
final class PluginMethods {
  private final MethodTable table;
  private final String prefix;
  private final Gate gate;

  PluginMethods(MethodTable table, String namespace, Gate gate) {
    this.table = table;
    this.prefix = namespace + ".";
    this.gate = gate;
  }

  void add(String name, int minParams, int maxParams, String help, ControlCall call) {
    table.register(
        prefix + name,
        new MethodDoc(help),
        minParams,
        maxParams,
        params -> {
          try {
            gate.pass(name);
            return call.call(params);
          } catch (ControlFault refusal) {
            throw new XmlRpcFault(refusal.fault().code(), refusal.text());
          }
        });
  }
}

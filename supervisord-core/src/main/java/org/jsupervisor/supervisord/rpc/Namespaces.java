package org.jsupervisor.supervisord.rpc;

import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.rpc.server.MethodTable;

/** Puts the methods of plugins into the table. */
@FunctionalInterface
public interface Namespaces {
  /** Registers the methods of a built-in plugin; returns false if it is none. */
  boolean register(MethodTable methods, RpcInterfaceConfig config);
}

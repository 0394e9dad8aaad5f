package org.jsupervisor.supervisord.rpc.plugin;

import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;

/** Refuses calls that a plugin does not take at this moment, or ever. */
@FunctionalInterface
interface Gate {
  void pass(String method) throws ControlFault, XmlRpcFault;
}

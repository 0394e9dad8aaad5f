package org.jsupervisor.supervisord.rpc;

import java.util.List;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;

/** The body of a method: may refuse in the supervisor's words or in the wire's. */
@FunctionalInterface
public interface ControlCall {
  Object call(List<Object> params) throws ControlFault, XmlRpcFault;
}

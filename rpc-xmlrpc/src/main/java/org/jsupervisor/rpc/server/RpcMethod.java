package org.jsupervisor.rpc.server;

import java.util.List;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** One callable method. */
@FunctionalInterface
public interface RpcMethod {

  /**
   * Does what the method does, or starts it.
   *
   * @param params as many as were registered, see {@link Parameters} for reading them; may hold
   *     null
   * @return a value that can be written, or a {@link Pending}
   */
  Object call(List<Object> params) throws XmlRpcFault;
}

package org.jsupervisor.supervisord.surface;

import org.jsupervisor.rpc.server.RpcObserver;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Nobody looks at the log of calls here. */
final class SilentObserver implements RpcObserver {
  @Override
  public void called(String method) {}

  @Override
  public void returned(String method) {}

  @Override
  public void faulted(String method, XmlRpcFault fault) {}

  @Override
  public void invalid(byte[] body, String reason) {}

  @Override
  public void broken(byte[] body, Throwable exception) {
    throw new AssertionError(exception);
  }
}

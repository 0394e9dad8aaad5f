package org.jsupervisor.rpc.server;

import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Is told what happens to XML-RPC requests, so that the daemon can log it (daemon.md 5.2). */
public interface RpcObserver {

  void called(String method);

  /** The method gave its answer, or will give it later. */
  void returned(String method);

  void faulted(String method, XmlRpcFault fault);

  /**
   * The request was refused.
   *
   * @param reason {@code unmarshallable} or {@code no method name}
   */
  void invalid(byte[] body, String reason);

  /** A method broke; the client was told no more than that. */
  void broken(byte[] body, Throwable exception);
}

package org.jsupervisor.it.wire;

/** A fault the server answered to an XML-RPC call. */
public final class RpcFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  RpcFault(int code, String text) {
    super(text);
    this.code = code;
  }

  public int code() {
    return code;
  }
}

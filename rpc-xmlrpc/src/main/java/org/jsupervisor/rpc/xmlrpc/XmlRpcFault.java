package org.jsupervisor.rpc.xmlrpc;

/** A fault answer: a code and a text that clients see. */
public final class XmlRpcFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  public XmlRpcFault(int code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The fault string. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

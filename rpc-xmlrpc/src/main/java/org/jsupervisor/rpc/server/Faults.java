package org.jsupervisor.rpc.server;

import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The faults that calling itself can raise (control.md 2.4). */
final class Faults {
  private static final String INCORRECT_PARAMETERS = "INCORRECT_PARAMETERS";

  private Faults() {}

  static XmlRpcFault unknownMethod() {
    return new XmlRpcFault(1, "UNKNOWN_METHOD");
  }

  static XmlRpcFault incorrectParameters() {
    return new XmlRpcFault(2, INCORRECT_PARAMETERS);
  }

  static XmlRpcFault incorrectParameters(String detail) {
    return new XmlRpcFault(2, INCORRECT_PARAMETERS + ": " + detail);
  }

  static XmlRpcFault signatureUnsupported() {
    return new XmlRpcFault(4, "SIGNATURE_UNSUPPORTED");
  }

  static XmlRpcFault tooLong(long mostCharacters) {
    String limit = "the results hold more than " + mostCharacters + " characters";
    return new XmlRpcFault(30, "FAILED: " + limit + ", make fewer calls at once");
  }

  /** An unexpected exception inside a multicall, in the original's shape. */
  static XmlRpcFault failed(Throwable e) {
    String kind = "<class '" + e.getClass().getName() + "'>";
    return new XmlRpcFault(30, "FAILED: " + kind + ":" + String.valueOf(e.getMessage()));
  }
}

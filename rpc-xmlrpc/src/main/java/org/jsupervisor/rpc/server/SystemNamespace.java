package org.jsupervisor.rpc.server;

import java.util.List;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The methods about methods (control.md 2.9). */
final class SystemNamespace {
  static final String MULTICALL = "system.multicall";

  private static final MethodDoc LIST_METHODS =
      new MethodDoc(
          """
          List the names of all methods.

          @return array names Sorted names
          """);

  private static final MethodDoc METHOD_HELP =
      new MethodDoc(
          """
          Tell what a method does.

          @param string name The method's name
          @return string text Its description
          """);

  private static final MethodDoc METHOD_SIGNATURE =
      new MethodDoc(
          """
          Tell the types a method returns and takes.

          @param string name The method's name
          @return array types The type returned, then those of the parameters
          """);

  private static final MethodDoc MULTICALL_DOC =
      new MethodDoc(
          """
          Make several calls, one after the other.

          @param array calls Structs with methodName and params
          @return array results For each call its bare result, or a struct with faultCode and
            faultString
          """);

  private final MethodTable table;

  private SystemNamespace(MethodTable table) {
    this.table = table;
  }

  static void register(MethodTable table) {
    SystemNamespace system = new SystemNamespace(table);
    table.register("system.listMethods", LIST_METHODS, 0, 0, params -> table.names());
    table.register("system.methodHelp", METHOD_HELP, 1, 1, system::methodHelp);
    table.register("system.methodSignature", METHOD_SIGNATURE, 1, 1, system::methodSignature);
    table.register(MULTICALL, MULTICALL_DOC, 1, 1, system::multicall);
  }

  private Object methodHelp(List<Object> params) throws XmlRpcFault {
    return doc(params).help();
  }

  private Object methodSignature(List<Object> params) throws XmlRpcFault {
    return doc(params).signature();
  }

  private MethodDoc doc(List<Object> params) throws XmlRpcFault {
    MethodDoc doc = table.doc(Parameters.string(params, 0));
    if (doc == null) {
      throw Faults.signatureUnsupported();
    }
    return doc;
  }

  private Object multicall(List<Object> params) throws XmlRpcFault {
    if (params.get(0) instanceof List<?> calls) {
      return new Multicall(table, calls).start();
    }
    throw Faults.incorrectParameters();
  }
}

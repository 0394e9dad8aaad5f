package org.jsupervisor.supervisord;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.rpc.server.RpcObserver;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.group.MainLog;

/** Writes the main log's lines about remote calls (daemon.md 5.2). */
record RpcLog(MainLog log) implements RpcObserver {
  @Override
  public void called(String method) {
    trace("XML-RPC method called: " + method + "()");
  }

  @Override
  public void returned(String method) {
    trace("XML-RPC method " + method + "() returned successfully");
  }

  @Override
  public void faulted(String method, XmlRpcFault fault) {
    trace("XML-RPC method " + method + "() returned fault: [" + fault.code() + "] " + fault.text());
  }

  private void trace(String text) {
    log.log(LogLevel.TRACE, text);
  }

  @Override
  public void invalid(byte[] body, String reason) {
    log.log(LogLevel.ERROR, "XML-RPC request data " + text(body) + " is invalid: " + reason);
  }

  @Override
  public void broken(byte[] body, Throwable exception) {
    StringWriter trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    log.log(
        LogLevel.CRITICAL,
        "Handling XML-RPC request with data "
            + text(body)
            + " raised an unexpected exception: "
            + trace.toString().stripTrailing());
  }

  private static String text(byte[] body) {
    return PythonRepr.of(new String(body, StandardCharsets.UTF_8));
  }
}

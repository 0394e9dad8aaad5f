package org.jsupervisor.rpc.server;

import java.nio.ByteBuffer;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.xmlrpc.InvalidCallException;
import org.jsupervisor.rpc.xmlrpc.MethodCall;
import org.jsupervisor.rpc.xmlrpc.XmlRpcCodec;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;

/**
 * Answers {@code POST /RPC2} from a method table, at once or when a Pending is done. Confined to
 * the loop thread.
 */
public final class XmlRpcHandler implements HttpHandler {
  private final MethodTable table;
  private final RpcObserver observer;
  private final XmlRpcCodec codec = new XmlRpcCodec();

  public XmlRpcHandler(MethodTable table, RpcObserver observer) {
    this.table = table;
    this.observer = observer;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    if (!request.method().equals("POST")) {
      exchange.respond(HttpResponse.error(400));
      return;
    }
    byte[] body = request.body();
    try {
      call(codec.parse(body), body, exchange);
    } catch (InvalidCallException e) {
      observer.invalid(body, e.reason());
      exchange.respond(HttpResponse.error(400));
    }
  }

  private void call(MethodCall call, byte[] body, HttpExchange exchange) {
    observer.called(call.method());
    Object result;
    try {
      result = table.call(call.method(), call.params());
    } catch (XmlRpcFault fault) {
      observer.faulted(call.method(), fault);
      exchange.respond(fault(fault));
      return;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      observer.broken(body, e);
      exchange.respond(HttpResponse.error(500));
      return;
    }
    observer.returned(call.method());
    if (result instanceof Pending pending) {
      pending.whenDone(() -> exchange.respond(outcome(pending, body)));
    } else {
      exchange.respond(value(result, body));
    }
  }

  private HttpResponse outcome(Pending pending, byte[] body) {
    try {
      return value(pending.result(), body);
    } catch (XmlRpcFault fault) {
      return fault(fault);
    }
  }

  private HttpResponse value(Object value, byte[] body) {
    try {
      return xml(XmlRpcWriter.response(value));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      observer.broken(body, e);
      return HttpResponse.error(500);
    }
  }

  private static HttpResponse fault(XmlRpcFault fault) {
    return xml(XmlRpcWriter.fault(fault.code(), fault.text()));
  }

  private static HttpResponse xml(ByteBuffer body) {
    return HttpResponse.of(200, "text/xml", body);
  }
}

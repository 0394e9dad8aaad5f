package org.jsupervisor.rpc.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.http.FakeClient;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.http.HttpRoutes;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The few methods and pages that the recorded requests ask for, and a record of what was said. */
final class FakeSupervisor implements RpcObserver {
  private static final MethodDoc INT = new MethodDoc("For tests.\n\n@return int number Any");
  private static final Map<String, Object> OK_FIRST = result("g2");
  private static final Map<String, Object> OK_SECOND = result("g1");

  final MethodTable table = new MethodTable();
  final List<String> log = new ArrayList<>();
  final List<Throwable> exceptions = new ArrayList<>();
  private final ArrayDeque<Runnable> later = new ArrayDeque<>();

  FakeSupervisor() {
    table.register("supervisor.getState", INT, 0, 0, params -> state());
    table.register("supervisor.getPID", INT, 0, 0, params -> 4711);
    table.register("supervisor.getAPIVersion", INT, 0, 0, params -> "3.0");
    table.register("supervisor.readLog", INT, 2, 2, params -> "");
    table.register("supervisor.getProcessInfo", INT, 1, 1, this::badName);
    table.register("supervisor.stopProcess", INT, 1, 2, this::processDone);
    table.register("supervisor.startProcess", INT, 1, 2, this::processDone);
    table.register("supervisor.stopProcessGroup", INT, 1, 2, this::groupDone);
    table.register("supervisor.startProcessGroup", INT, 1, 2, this::groupDone);
  }

  /** The server as the daemon lays it out: RPC, a page, nothing else. */
  HttpHandler server() {
    return new HttpRoutes(FakeSupervisor::nothingThere)
        .prefix("/RPC2", new XmlRpcHandler(table, this))
        .prefix("/logtail", FakeSupervisor::nothingThere)
        .exact("/ok.html", FakeSupervisor::okPage);
  }

  private static void nothingThere(HttpRequest request, HttpExchange exchange) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    exchange.respond(HttpResponse.error(reads ? 404 : 400));
  }

  private static void okPage(HttpRequest request, HttpExchange exchange) {
    switch (request.method()) {
      case "GET", "POST" -> exchange.respond(FakeClient.plain("OK"));
      default -> nothingThere(request, exchange);
    }
  }

  /** Lets everything that waits be done. */
  void settle() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  private static Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("statecode", 1);
    state.put("statename", "RUNNING");
    return state;
  }

  private static Map<String, Object> result(String name) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", name);
    result.put("group", "grp");
    result.put("status", 80);
    result.put("description", "OK");
    return result;
  }

  private Object badName(List<Object> params) throws XmlRpcFault {
    throw new XmlRpcFault(10, "BAD_NAME: " + Parameters.string(params, 0));
  }

  private Object processDone(List<Object> params) throws XmlRpcFault {
    String name = Parameters.string(params, 0);
    if (name.equals("nope")) {
      return badName(params);
    }
    if (name.equals("missing")) {
      throw new XmlRpcFault(20, "NO_FILE: can't find command '/nonexistent/prog'");
    }
    return pending(true);
  }

  private Object groupDone(List<Object> params) throws XmlRpcFault {
    return Parameters.string(params, 0).equals("grp")
        ? pending(List.of(OK_FIRST, OK_SECOND))
        : badName(params);
  }

  private Pending pending(Object value) {
    Pending pending = new Pending();
    later.add(() -> pending.complete(value));
    return pending;
  }

  @Override
  public void called(String method) {
    log.add("called " + method);
  }

  @Override
  public void returned(String method) {
    log.add("returned " + method);
  }

  @Override
  public void faulted(String method, XmlRpcFault fault) {
    log.add("fault " + method + " [" + fault.code() + "] " + fault.text());
  }

  @Override
  public void invalid(byte[] body, String reason) {
    log.add("invalid " + reason);
  }

  @Override
  public void broken(byte[] body, Throwable exception) {
    log.add("broken");
    exceptions.add(exception);
  }
}

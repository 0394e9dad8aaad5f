package org.jsupervisor.supervisord.surface;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.rpc.http.BasicAuthentication;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.http.HttpRoutes;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.server.RpcObserver;
import org.jsupervisor.rpc.server.XmlRpcHandler;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.access.HostNames;
import org.jsupervisor.supervisord.access.RequestGuard;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.logstream.FollowTimer;
import org.jsupervisor.supervisord.logstream.LogTailHandler;
import org.jsupervisor.supervisord.rpc.Namespaces;
import org.jsupervisor.supervisord.rpc.SupervisorNamespace;
import org.jsupervisor.supervisord.web.ChangePage;
import org.jsupervisor.supervisord.web.LiveState;
import org.jsupervisor.supervisord.web.PageAnswers;
import org.jsupervisor.supervisord.web.StaticFiles;
import org.jsupervisor.supervisord.web.StatusPage;
import org.jsupervisor.supervisord.web.TailPage;

/** Everything a control endpoint serves, put together (control.md 3.3). */
public final class ControlSurface {
  private static final String CALL_PREFIX = "/RPC2";

  private final SupervisorControl control;
  private final Supplier<Instant> wallTime;
  private final MethodTable methods = new MethodTable();
  private final XmlRpcHandler calls;
  private final LogTailHandler logs;
  private final StaticFiles files;
  private final ActionToken token = new ActionToken();

  /**
   * @param interfaces the configured namespaces; one of a foreign factory is missing, with a
   *     warning
   * @param plugins registers those that are not the daemon's own
   * @param wallTime the time of the loop's present turn
   * @param warnings takes lines for the main log
   */
  public ControlSurface(
      SupervisorControl control,
      List<RpcInterfaceConfig> interfaces,
      Namespaces plugins,
      RpcObserver observer,
      FollowTimer timer,
      Supplier<Instant> wallTime,
      Consumer<String> warnings) {
    this.control = control;
    this.wallTime = wallTime;
    this.calls = new XmlRpcHandler(methods, observer);
    this.files = new StaticFiles(wallTime.get());
    this.logs = new LogTailHandler(control, timer);
    for (RpcInterfaceConfig each : interfaces) {
      if (!isAvailable(each)) {
        warnings.accept(missing(each));
      } else if (isCallable(each.name()) && !plugins.register(methods, each)) {
        SupervisorNamespace.register(
            methods, each.name(), control, action -> timer.after(Duration.ZERO, action));
      }
    }
  }

  /** Whether the interface's methods exist here. */
  public static boolean isAvailable(RpcInterfaceConfig config) {
    RpcFactory factory = RpcFactory.of(config.factory());
    return factory != null && factory.isBuiltIn();
  }

  /** Compatibility: method names have one dot, so a namespace with a dot cannot be called. */
  private static boolean isCallable(String namespace) {
    return !namespace.isEmpty() && namespace.indexOf('.') < 0;
  }

  private static String missing(RpcInterfaceConfig config) {
    return "[rpcinterface:"
        + config.name()
        + "] factory "
        + config.factory()
        + " is a Python plugin and cannot run here; namespace "
        + config.name()
        + " is unavailable";
  }

  /** What one endpoint serves: to everybody, or to those who know its user name and password. */
  public HttpHandler handler(HttpServerConfig server) {
    HostNames names = names(server);
    StatusPage status = new StatusPage(control, wallTime, token, names, address(server));
    ChangePage changes = new ChangePage(control, token);
    HttpRoutes routes =
        new HttpRoutes(files)
            .prefix(CALL_PREFIX, calls)
            .prefix(LogTailHandler.PROCESS_LOG_PREFIX, logs)
            .prefix(LogTailHandler.MAIN_LOG_PREFIX, logs)
            .exact("/", status)
            .exact("/index.html", status)
            .exact("/state.json", new LiveState(control))
            .exact("/tail.html", new TailPage(control))
            .exact(ChangePage.UPDATE, changes)
            .exact(ChangePage.SCALE, changes)
            .exact("/ok.html", ControlSurface::ok);
    String username = server.username();
    String password = server.password();
    if (username == null || username.isEmpty() || password == null) {
      boolean reachableByName = server instanceof HttpServerConfig.Inet;
      return new RequestGuard(routes, names, reachableByName, CALL_PREFIX);
    }
    return new BasicAuthentication(
        new RequestGuard(routes, names, false, CALL_PREFIX), username, password);
  }

  private static HostNames names(HttpServerConfig server) {
    if (!(server instanceof HttpServerConfig.Inet inet)) {
      return new HostNames(List.of());
    }
    List<String> names = new ArrayList<>(inet.allowedHosts());
    if (!inet.host().isEmpty()) {
      names.add(inet.host());
    }
    return new HostNames(names);
  }

  /** Where to send clients that do not say how they reached the endpoint. */
  private static String address(HttpServerConfig server) {
    if (server instanceof HttpServerConfig.Inet inet) {
      return (inet.host().isEmpty() ? "localhost" : inet.host()) + ":" + inet.port();
    }
    return "localhost";
  }

  private static void ok(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = PageAnswers.refusal(request);
    byte[] body = "OK".getBytes(StandardCharsets.US_ASCII);
    exchange.respond(refusal != null ? refusal : HttpResponse.of(200, "text/plain", body));
  }
}

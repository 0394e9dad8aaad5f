package org.jsupervisor.rpc.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the handler by the request's path; the first that matches wins. */
public final class HttpRoutes implements HttpHandler {
  private record Route(String path, boolean exact, HttpHandler handler) {}

  private final List<Route> routes = new ArrayList<>();
  private final HttpHandler fallback;

  /**
   * @param fallback takes what no route takes
   */
  public HttpRoutes(HttpHandler fallback) {
    this.fallback = fallback;
  }

  /**
   * Sends every path that starts with these characters to the handler, so {@code /RPC2} takes
   * {@code /RPC2foo} too, but not {@code //RPC2}.
   */
  public HttpRoutes prefix(String path, HttpHandler handler) {
    routes.add(new Route(path, false, handler));
    return this;
  }

  /** Sends this path to the handler, however many slashes it is sent with at the front. */
  public HttpRoutes exact(String path, HttpHandler handler) {
    routes.add(new Route(path, true, handler));
    return this;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    find(request).handle(request, exchange);
  }

  @Override
  public @Nullable HttpResponse refuse(HttpRequest head) {
    return find(head).refuse(head);
  }

  private HttpHandler find(HttpRequest request) {
    String path = request.path();
    String collapsed = withOneSlash(path);
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      if (route.exact ? collapsed.equals(route.path) : path.startsWith(route.path)) {
        return route.handler;
      }
    }
    return fallback;
  }

  /** The path with exactly one slash at its front. */
  public static String withOneSlash(String path) {
    int slashes = 0;
    while (slashes < path.length() && path.charAt(slashes) == '/') {
      slashes++;
    }
    return slashes == 1 ? path : "/" + path.substring(slashes);
  }
}

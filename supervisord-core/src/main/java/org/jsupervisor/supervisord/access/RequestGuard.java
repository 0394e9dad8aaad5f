package org.jsupervisor.supervisord.access;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;

/**
 * Turns away what other people's pages make a browser send: calls, and anything under a name that
 * is not this daemon's (DNS rebinding).
 */
public final class RequestGuard implements HttpHandler {
  private final HttpHandler next;
  private final HostNames names;
  private final boolean checksHost;
  private final String callPath;

  /**
   * @param checksHost whether browsers must use a known name; needless where they need a password,
   *     for they send it only to the name it was given to
   * @param callPath the beginning of paths that only our own pages and programs may post to
   */
  public RequestGuard(HttpHandler next, HostNames names, boolean checksHost, String callPath) {
    this.next = next;
    this.names = names;
    this.checksHost = checksHost;
    this.callPath = callPath;
  }

  @Override
  public @Nullable HttpResponse refuse(HttpRequest head) {
    HttpResponse refusal = refusal(head);
    return refusal != null ? refusal : next.refuse(head);
  }

  /** Judges again, so that safety does not hang on the caller having asked {@link #refuse}. */
  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = refusal(request);
    if (refusal != null) {
      exchange.respond(refusal);
    } else {
      next.handle(request, exchange);
    }
  }

  private @Nullable HttpResponse refusal(HttpRequest request) {
    String host = request.headers().first("Host");
    if (checksHost && host != null && RequestSource.mayBeBrowser(request) && !names.accepts(host)) {
      return forbidden(
          "This host name is not known to the daemon. Add it to allowed_hosts in the section"
              + " [inet_http_server], or set a username and a password there.\n");
    }
    if (request.path().startsWith(callPath)
        && RequestSource.of(request, names) == RequestSource.FOREIGN) {
      return forbidden("Calls from pages of other sites are refused.\n");
    }
    return null;
  }

  private static HttpResponse forbidden(String text) {
    return HttpResponse.of(
            403, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.US_ASCII))
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }
}

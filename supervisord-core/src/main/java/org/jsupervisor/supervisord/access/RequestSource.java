package org.jsupervisor.supervisord.access;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.rpc.http.HttpRequest;

/** Who seems to have caused a request. */
public enum RequestSource {
  /** A script or a program: nothing tells of a browser. */
  PROGRAM,
  /** A page of this daemon. */
  SAME_ORIGIN,
  /** A page of somebody else. */
  FOREIGN,
  /**
   * A browser that does not tell the page: an address typed in, a bookmark, or a page that hides.
   */
  UNTOLD;

  private static final String BROWSER_AGENT = "Mozilla/";

  /**
   * Judges by what pages cannot change in a request that goes elsewhere: Sec-Fetch-Site, Origin,
   * Referer, and the name every browser has in User-Agent.
   */
  public static RequestSource of(HttpRequest request, HostNames names) {
    HttpHeaders headers = request.headers();
    String site = headers.first("Sec-Fetch-Site");
    if (site != null) {
      return switch (site) {
        case "same-origin" -> SAME_ORIGIN;
        case "none" -> UNTOLD;
        default -> FOREIGN;
      };
    }
    String page = headers.first("Origin");
    if (page == null) {
      page = headers.first("Referer");
    }
    if (page != null) {
      return isOwn(page, headers, names) ? SAME_ORIGIN : FOREIGN;
    }
    return isBrowser(headers.first("User-Agent")) ? UNTOLD : PROGRAM;
  }

  /**
   * Whether a browser may have sent this, judged by what not even a page of the same origin can
   * leave out: it can change Accept-Language and, in some browsers, User-Agent, but not remove
   * both.
   */
  public static boolean mayBeBrowser(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return headers.first("Accept-Language") != null
        || headers.first("Origin") != null
        || headers.first("Referer") != null
        || headers.first("Sec-Fetch-Site") != null
        || isBrowser(headers.first("User-Agent"));
  }

  private static boolean isBrowser(@Nullable String agent) {
    return agent != null && agent.startsWith(BROWSER_AGENT);
  }

  // A page elsewhere cannot add X-Forwarded-Host without asking first, and is not answered.
  private static boolean isOwn(String page, HttpHeaders headers, HostNames names) {
    String authority = HostNames.authority(page);
    return authority != null
        && (sameHost(authority, headers.first("Host"))
            || sameHost(authority, headers.first("X-Forwarded-Host"))
            || names.isConfigured(authority));
  }

  private static boolean sameHost(String authority, @Nullable String host) {
    return host != null
        && HostNames.withoutDefaultPort(authority)
            .equalsIgnoreCase(HostNames.withoutDefaultPort(host));
  }
}

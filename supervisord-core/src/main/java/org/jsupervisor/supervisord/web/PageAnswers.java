package org.jsupervisor.supervisord.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;

/** The kinds of answers pages give, with the headers that keep browsers safe. */
public final class PageAnswers {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageAnswers() {}

  /** Pages are for GET and POST. Compatibility: HEAD finds nothing. */
  public static @Nullable HttpResponse refusal(HttpRequest request) {
    return switch (request.method()) {
      case "GET", "POST" -> null;
      case "HEAD" -> HttpResponse.error(404);
      default -> HttpResponse.error(400);
    };
  }

  static HttpResponse page(int status, String html) {
    return uncached(
            guarded(
                HttpResponse.of(
                    status, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8))))
        .with("Content-Security-Policy", POLICY)
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "same-origin");
  }

  static HttpResponse json(int status, String json) {
    return guarded(
            HttpResponse.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8)))
        .with("Cache-Control", "no-store");
  }

  /** Compatibility: for good, although it is not, and away from the prefix of a proxy. */
  static HttpResponse movedWith(String message, String host) {
    return uncached(
        HttpResponse.redirect("http://" + host + "/?message=" + PageText.percentEncoded(message)));
  }

  /** To the page that was posted from, wherever a proxy shows it. */
  static HttpResponse seeOtherWith(String message) {
    return uncached(
        HttpResponse.error(303)
            .with("Location", "index.html?message=" + PageText.percentEncoded(message)));
  }

  /** Not to be taken for another type, nor to be read by other sites' pages. */
  static HttpResponse guarded(HttpResponse response) {
    return response
        .with("X-Content-Type-Options", "nosniff")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static HttpResponse uncached(HttpResponse response) {
    return response
        .with("Pragma", "no-cache")
        .with("Cache-Control", "no-cache")
        .with("Expires", "Thu, 01 Jan 1970 00:00:00 GMT");
  }
}

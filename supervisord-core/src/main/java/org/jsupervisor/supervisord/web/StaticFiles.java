package org.jsupervisor.supervisord.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.http.HttpRoutes;

/** The few files the pages need, out of the program itself; everything else is not found. */
public final class StaticFiles implements HttpHandler {
  private static final String SCRIPT = "text/javascript;charset=utf-8";

  private final long modifiedEpochSecond;

  /**
   * @param modified when the files may last have changed: with the program, so at its start
   */
  public StaticFiles(Instant modified) {
    this.modifiedEpochSecond = modified.getEpochSecond();
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    exchange.respond(answer(request));
  }

  private HttpResponse answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpResponse.error(400);
    }
    return switch (HttpRoutes.withOneSlash(request.path())) {
      case "/stylesheets/supervisor.css" -> file(request, "supervisor.css", "text/css");
      case "/scripts/theme.js" -> file(request, "theme.js", SCRIPT);
      case "/scripts/status.js" -> file(request, "status.js", SCRIPT);
      case "/scripts/tail.js" -> file(request, "tail.js", SCRIPT);
      case "/images/icon.png" -> file(request, "icon.png", "image/png");
      // Compatibility: the page does without these pictures, but dashboards show them.
      case "/images/supervisor.gif" -> file(request, "supervisor.gif", "image/gif");
      case "/images/rule.gif" -> file(request, "rule.gif", "image/gif");
      case "/images/state0.gif" -> file(request, "state0.gif", "image/gif");
      case "/images/state1.gif" -> file(request, "state1.gif", "image/gif");
      case "/images/state2.gif" -> file(request, "state2.gif", "image/gif");
      case "/images/state3.gif" -> file(request, "state3.gif", "image/gif");
      case "/images" -> movedTo("images");
      case "/stylesheets" -> movedTo("stylesheets");
      default -> HttpResponse.error(404);
    };
  }

  /** Compatibility: to the directory's address with a slash, where nothing is. */
  private static HttpResponse movedTo(String directory) {
    return HttpResponse.redirect("/" + directory + "/");
  }

  private HttpResponse file(HttpRequest request, String name, String contentType) {
    HttpResponse answer;
    if (isKnown(request.headers().first("If-Modified-Since"))) {
      answer = HttpResponse.empty(304);
    } else {
      answer = PageAnswers.guarded(HttpResponse.of(200, contentType, content(name)));
    }
    return answer
        .with("Last-Modified", HttpDate.format(modifiedEpochSecond))
        .with("Cache-Control", "no-cache");
  }

  /** Whether the client has what is not older; what is no date counts for nothing. */
  private boolean isKnown(@Nullable String date) {
    if (date == null) {
      return false;
    }
    int semicolon = date.indexOf(';');
    String text = (semicolon < 0 ? date : date.substring(0, semicolon)).trim();
    try {
      Instant known = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return known.getEpochSecond() >= modifiedEpochSecond;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static byte[] content(String name) {
    try (@Nullable InputStream content = StaticFiles.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new AssertionError(name + " is not part of the program");
      }
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

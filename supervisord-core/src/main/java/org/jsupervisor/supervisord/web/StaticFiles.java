package org.jsupervisor.supervisord.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.http.HttpRoutes;

/** The few files the pages need, out of the program itself; everything else is not found. */
public final class StaticFiles implements HttpHandler {
  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    exchange.respond(answer(request));
  }

  private static HttpResponse answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpResponse.error(400);
    }
    return switch (HttpRoutes.withOneSlash(request.path())) {
      case "/stylesheets/supervisor.css" -> file("supervisor.css", "text/css");
      case "/images/icon.png" -> file("icon.png", "image/png");
      case "/images/supervisor.gif" -> file("supervisor.gif", "image/gif");
      default -> HttpResponse.error(404);
    };
  }

  private static HttpResponse file(String name, String contentType) {
    try (@Nullable InputStream content = StaticFiles.class.getResourceAsStream(name)) {
      return content == null
          ? HttpResponse.error(404)
          : HttpResponse.of(200, contentType, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

package org.jsupervisor.supervisord.web;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.access.HostNames;
import org.jsupervisor.supervisord.access.RequestSource;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * The page of processes, and the actions asked for under the original's URLs (control.md 3.7).
 * Confined to the loop thread.
 */
public final class StatusPage implements HttpHandler {
  private static final String DEFAULT_PORT = ":80";

  private final StatusView view;
  private final PageActions actions;
  private final ActionToken token;
  private final HostNames names;
  private final String address;

  /**
   * @param wallTime for the messages of the actions
   * @param names under which our own pages may be known
   * @param address host and port to send clients to that name none
   */
  public StatusPage(
      SupervisorControl control,
      Supplier<Instant> wallTime,
      ActionToken token,
      HostNames names,
      String address) {
    this.view = new StatusView(control, token);
    this.actions = new PageActions(control, wallTime);
    this.token = token;
    this.names = names;
    this.address = address;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = PageAnswers.refusal(request);
    PageForm form = PageForm.of(request);
    if (refusal != null) {
      exchange.respond(refusal);
    } else if (form.value("action") == null) {
      exchange.respond(PageAnswers.page(200, view.page(form.value("message"))));
    } else {
      act(PageAction.of(form), form, request, exchange);
    }
  }

  private void act(
      @Nullable PageAction action, PageForm form, HttpRequest request, HttpExchange exchange) {
    boolean isOurForm = request.method().equals("POST") && token.matches(form.posted("token"));
    if (action == null) {
      exchange.respond(HttpResponse.error(400));
    } else if (isOurForm) {
      actions.perform(
          action,
          (message, success) ->
              exchange.respond(
                  wantsJson(request)
                      ? PageAnswers.json(200, outcome(message, success))
                      : PageAnswers.seeOtherWith(message)));
    } else if (action.isHarmless() || isTrusted(request)) {
      actions.perform(
          action,
          (message, success) -> exchange.respond(PageAnswers.movedWith(message, host(request))));
    } else {
      exchange.respond(unproven(action, request));
    }
  }

  /** The original's links: of this page, or of programs that are no browsers. */
  private boolean isTrusted(HttpRequest request) {
    return switch (RequestSource.of(request, names)) {
      case PROGRAM -> true;
      case SAME_ORIGIN -> request.method().equals("GET");
      case FOREIGN, UNTOLD -> false;
    };
  }

  private HttpResponse unproven(PageAction action, HttpRequest request) {
    return wantsJson(request)
        ? PageAnswers.json(403, outcome("The page is out of date, load it again", false))
        : PageAnswers.page(403, view.confirmation(action));
  }

  private static boolean wantsJson(HttpRequest request) {
    return request.headers().hasToken("Accept", "application/json");
  }

  private static String outcome(String message, boolean success) {
    StringBuilder json = new StringBuilder(64 + message.length());
    JsonText.append(json.append("{\"message\":"), message);
    return json.append(",\"success\":").append(success).append('}').toString();
  }

  private String host(HttpRequest request) {
    String host = request.headers().first("Host");
    if (host == null || host.isEmpty()) {
      host = address;
    }
    return host.endsWith(DEFAULT_PORT)
        ? host.substring(0, host.length() - DEFAULT_PORT.length())
        : host;
  }
}

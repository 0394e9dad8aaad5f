package org.jsupervisor.supervisord.web;

import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.rpc.http.HttpRoutes;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * The pages that show what a change is about before it is asked for: {@code update.html} and {@code
 * scale.html}. They read the configuration and change nothing. Confined to the loop thread.
 */
public final class ChangePage implements HttpHandler {
  public static final String UPDATE = "/update.html";
  public static final String SCALE = "/scale.html";

  private final SupervisorControl control;
  private final ActionToken token;

  public ChangePage(SupervisorControl control, ActionToken token) {
    this.control = control;
    this.token = token;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = PageAnswers.refusal(request);
    exchange.respond(refusal != null ? refusal : PageAnswers.page(200, page(request)));
  }

  private String page(HttpRequest request) {
    boolean isUpdate = HttpRoutes.withOneSlash(request.path()).equals(UPDATE);
    StringBuilder html = ChangeFrame.begin(isUpdate ? "Update" : "Scale", control.identifier());
    try {
      if (isUpdate) {
        UpdateView.append(html, control.planUpdate(), token);
      } else {
        String group = PageForm.of(request).value("groupname");
        ScaleView.append(html, control.scalablePrograms(), group, token);
      }
    } catch (ControlFault fault) {
      ChangeFrame.appendTrouble(html, fault.text());
    }
    return ChangeFrame.end(html);
  }
}

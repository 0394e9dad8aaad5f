package org.jsupervisor.supervisord.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * The table of processes, and the actions its links ask for, under the original's URLs (control.md
 * 3.7). Confined to the loop thread.
 */
public final class StatusPage implements HttpHandler {
  private static final int BYTES_PER_ROW = 700;

  private final SupervisorControl control;
  private final WebActions actions;

  /**
   * @param wallTime for the messages of the actions
   * @param address host and port to send clients to that name none
   */
  public StatusPage(SupervisorControl control, Supplier<Instant> wallTime, String address) {
    this.control = control;
    this.actions = new WebActions(control, wallTime, address);
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = refusal(request);
    PageForm form = PageForm.of(request);
    String action = form.value("action");
    if (refusal != null) {
      exchange.respond(refusal);
    } else if (action == null) {
      exchange.respond(PageText.page(page(form.value("message"))));
    } else {
      actions.perform(action, form.value("processname"), request, exchange);
    }
  }

  /** Pages are for GET and POST. Compatibility: HEAD finds nothing. */
  public static @Nullable HttpResponse refusal(HttpRequest request) {
    return switch (request.method()) {
      case "GET", "POST" -> null;
      case "HEAD" -> HttpResponse.error(404);
      default -> HttpResponse.error(400);
    };
  }

  private String page(@Nullable String message) {
    List<ProcessInfo> processes = control.allProcessInfo();
    StringBuilder html = new StringBuilder(1500 + BYTES_PER_ROW * processes.size());
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>Supervisor Status</title>\n");
    html.append("<link rel=\"stylesheet\" href=\"stylesheets/supervisor.css\">\n");
    html.append("<link rel=\"icon\" href=\"images/icon.png\">\n</head>\n<body>\n");
    html.append("<header><h1>Supervisor Status</h1>\n<p>");
    html.append(PageText.escaped(control.identifier())).append("</p></header>\n");
    if (message != null) {
      html.append("<div id=\"status_msg\">").append(PageText.escaped(message)).append("</div>\n");
    }
    html.append("<nav><a href=\"index.html?action=refresh\">Refresh</a>\n");
    html.append("<a href=\"index.html?action=restartall\">Restart All</a>\n");
    html.append("<a href=\"index.html?action=stopall\">Stop All</a></nav>\n");
    if (processes.isEmpty()) {
      html.append("<p>No programs to manage</p>\n");
    } else {
      appendTable(html, processes);
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static void appendTable(StringBuilder html, List<ProcessInfo> processes) {
    html.append("<table>\n<thead><tr><th>State</th><th>Description</th><th>Name</th>");
    html.append("<th>Action</th></tr></thead>\n<tbody>\n");
    boolean shaded = false;
    for (ProcessInfo process : processes) {
      html.append(shaded ? "<tr class=\"shade\">" : "<tr class=\"\">");
      appendRow(html, process);
      html.append("</tr>\n");
      shaded = !shaded;
    }
    html.append("</tbody>\n</table>\n");
  }

  private static void appendRow(StringBuilder html, ProcessInfo process) {
    String name = Namespec.of(process.group(), process.name());
    String encoded = PageText.percentEncoded(name);
    html.append("<td><span class=\"").append(style(process.state())).append("\">");
    html.append(lowerCase(process.state())).append("</span></td><td>");
    html.append(PageText.escaped(process.description()));
    html.append("</td><td><a href=\"tail.html?processname=").append(encoded);
    html.append("\" target=\"_blank\">").append(PageText.escaped(name)).append("</a></td><td>");
    if (process.state() == ProcessState.RUNNING) {
      appendAction(html, encoded, "restart", "Restart");
      appendAction(html, encoded, "stop", "Stop");
    } else if (isStartable(process.state())) {
      appendAction(html, encoded, "start", "Start");
    }
    appendAction(html, encoded, "clearlog", "Clear Log");
    appendTail(html, encoded, "", "Tail -f Stdout");
    appendTail(html, encoded, "/stderr", "Tail -f Stderr");
    html.append("</td>");
  }

  private static void appendAction(
      StringBuilder html, String encoded, String action, String label) {
    html.append("<a href=\"index.html?processname=").append(encoded).append("&amp;action=");
    html.append(action).append("\">").append(label).append("</a> ");
  }

  private static void appendTail(StringBuilder html, String encoded, String channel, String label) {
    html.append("<a href=\"logtail/").append(encoded).append(channel);
    html.append("\" target=\"_blank\">").append(label).append("</a> ");
  }

  private static boolean isStartable(ProcessState state) {
    return state == ProcessState.STOPPED
        || state == ProcessState.EXITED
        || state == ProcessState.FATAL;
  }

  private static String style(ProcessState state) {
    return switch (state) {
      case RUNNING -> "statusrunning";
      case FATAL, BACKOFF -> "statuserror";
      default -> "statusnominal";
    };
  }

  private static String lowerCase(ProcessState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

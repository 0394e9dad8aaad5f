package org.jsupervisor.supervisord.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.Versions;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The HTML around the table of processes; complete without its scripts. */
final class StatusView {
  /** What every page begins with. */
  static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      """;

  private static final String HEAD =
      START
          + """
      <title>Supervisor Status</title>
      <link rel="stylesheet" href="stylesheets/supervisor.css">
      <link rel="icon" href="images/icon.png">
      <script src="scripts/theme.js"></script>
      """;
  private static final String TOOLS =
      """
      <section class="tools" aria-label="Filter">
      <p class="search scripted" hidden><label for="search">Search</label>
      <input id="search" type="search" placeholder="Search ( / )" autocomplete="off" spellcheck="false"></p>
      <p id="counts" class="counts scripted" role="group" aria-label="Filter by state" hidden></p>
      <p id="connection" class="connection" role="status"></p>
      </section>
      """;
  private static final String END =
      """
      <dialog id="confirm" aria-labelledby="question"><form method="dialog">
      <p id="question"></p>
      <p class="choices"><button value="">Cancel</button> <button class="danger" value="yes">Yes</button></p>
      </form></dialog>
      <div id="changes" class="unseen" aria-live="polite"></div>
      </body>
      </html>
      """;

  private final SupervisorControl control;
  private final ActionToken token;

  StatusView(SupervisorControl control, ActionToken token) {
    this.control = control;
    this.token = token;
  }

  String page(@Nullable String message) {
    List<ProcessInfo> processes = control.allProcessInfo();
    StringBuilder html = new StringBuilder(3000 + StatusTable.BYTES_PER_ROW * processes.size());
    html.append(HEAD)
        .append("<script src=\"scripts/status.js\" defer></script>\n</head>\n<body>\n");
    html.append("<a class=\"skip\" href=\"#processes\">Skip to the processes</a>\n");
    appendHeader(html);
    html.append(TOOLS);
    html.append("<div id=\"status_msg\" role=\"status\"")
        .append(message == null ? " hidden>" : ">");
    html.append(message == null ? "" : PageText.escaped(message)).append("</div>\n");
    html.append("<form id=\"actions\" method=\"post\" action=\"index.html\">\n");
    appendToken(html);
    html.append("<main id=\"processes\" tabindex=\"-1\">\n");
    List<String> emptyGroups = control.emptyGroups();
    appendButtonsForAll(html, !processes.isEmpty());
    if (processes.isEmpty() && emptyGroups.isEmpty()) {
      html.append("<p class=\"empty\">No programs to manage</p>\n");
    } else {
      new StatusTable(control, html).append(processes, emptyGroups);
      html.append("<p id=\"nothing\" class=\"empty\" hidden>Nothing matches the filter.</p>\n");
    }
    html.append("</main>\n</form>\n");
    html.append("<footer><a href=\"mainlogtail\">Main log of the daemon</a>");
    html.append(" <span>jsupervisor, compatible with supervisor ").append(Versions.SUPERVISOR);
    return html.append("</span></footer>\n").append(END).toString();
  }

  private void appendHeader(StringBuilder html) {
    html.append("<header>\n<h1>Supervisor Status</h1>\n<p class=\"identifier\">");
    html.append(PageText.escaped(control.identifier()));
    html.append("</p>\n<p id=\"daemon\" class=\"daemon\">");
    html.append(control.state().name().toLowerCase(Locale.ROOT));
    html.append("</p>\n<a class=\"button unscripted\" href=\"index.html\">Refresh</a>\n");
    html.append("<button type=\"button\" id=\"theme\" class=\"scripted\" hidden>Dark</button>\n");
    html.append("</header>\n");
  }

  private void appendToken(StringBuilder html) {
    html.append("<input type=\"hidden\" name=\"token\" value=\"").append(token.text());
    html.append("\">\n");
  }

  private static void appendButtonsForAll(StringBuilder html, boolean hasProcesses) {
    html.append("<div class=\"all\" role=\"group\" aria-label=\"All processes\">\n");
    if (hasProcesses) {
      appendButton(html, "startall", "Start all");
      appendButton(html, "restartall", "Restart all");
      appendButton(html, "stopall", "Stop all");
    }
    html.append("<a class=\"button\" href=\"update.html\">Update</a>\n</div>\n");
  }

  private static void appendButton(StringBuilder html, String action, String label) {
    html.append("<button formaction=\"index.html?action=").append(action);
    html.append("\" data-action=\"").append(action).append("\">").append(label);
    html.append("</button>\n");
  }

  /** Asks whether the user wants what another page, or none, has asked for. */
  String confirmation(PageAction action) {
    StringBuilder html = new StringBuilder(1500);
    html.append(HEAD).append("</head>\n<body class=\"confirmation\">\n<main>\n<h1>");
    html.append(PageText.escaped(action.question())).append("</h1>\n");
    html.append("<p>This request did not come from a button of this page: nothing was done.</p>\n");
    html.append("<form method=\"post\" action=\"index.html?");
    html.append(PageText.escaped(action.query())).append("\">\n");
    appendToken(html);
    html.append("<button class=\"danger\">Yes</button>\n");
    html.append("<a class=\"button\" href=\"index.html\">No</a>\n</form>\n</main>\n");
    return html.append("</body>\n</html>\n").toString();
  }
}

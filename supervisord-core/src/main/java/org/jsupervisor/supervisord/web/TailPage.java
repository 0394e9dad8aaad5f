package org.jsupervisor.supervisord.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.OutputChannel;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.logfile.LogTail;
import org.jsupervisor.supervisord.logfile.LogTailException;

/** The end of a process's output as a page (control.md 3.7). Confined to the loop thread. */
public final class TailPage implements HttpHandler {
  private static final int DEFAULT_LIMIT = 1024;
  private static final int LARGEST_LIMIT = 1 << 20;

  private final SupervisorControl control;

  public TailPage(SupervisorControl control) {
    this.control = control;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = StatusPage.refusal(request);
    if (refusal != null) {
      exchange.respond(refusal);
      return;
    }
    PageForm form = PageForm.of(request);
    String process = form.value("processname");
    int limit = limit(form.value("limit"));
    exchange.respond(PageText.page(page(process, limit, text(process, limit))));
  }

  /** Whatever is no number, or a small one, means the default. */
  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      return Math.max(DEFAULT_LIMIT, Math.min(LARGEST_LIMIT, Integer.parseInt(text.trim())));
    } catch (NumberFormatException e) {
      return DEFAULT_LIMIT;
    }
  }

  private String text(@Nullable String process, int limit) {
    if (process == null) {
      return "No process name found";
    }
    try {
      String logfile = control.logfile(Namespec.parse(process), OutputChannel.STDOUT);
      if (logfile == null || !Files.exists(Path.of(logfile))) {
        return "No file for " + process;
      }
      return LogTail.read(logfile, -limit, 0);
    } catch (LogTailException unreadable) {
      return unreadable.reason() == LogTailException.Reason.NO_FILE
          ? "No file for " + process
          : trouble(new ControlFault(Fault.FAILED, null));
    } catch (ControlFault fault) {
      return trouble(fault);
    }
  }

  private static String trouble(ControlFault fault) {
    return "ERROR: unexpected rpc fault [" + fault.fault().code() + "] " + fault.text();
  }

  private static String page(@Nullable String process, int limit, String text) {
    String title = "Supervisor tail of process " + (process == null ? "None" : process);
    String link =
        process == null ? "" : "processname=" + PageText.percentEncoded(process) + "&amp;";
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
        + PageText.escaped(title)
        + "</title>\n<link rel=\"stylesheet\" href=\"stylesheets/supervisor.css\">\n</head>\n<body>\n"
        + "<nav><a href=\"tail.html?"
        + link
        + "limit="
        + limit
        + "\">Refresh</a></nav>\n<pre>"
        + PageText.escaped(text)
        + "</pre>\n</body>\n</html>\n";
  }
}

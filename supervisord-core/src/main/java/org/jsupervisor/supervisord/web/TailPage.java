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

/**
 * The end of a process's output as a page (control.md 3.7), stderr too if {@code channel=stderr}; a
 * script lets it grow. Confined to the loop thread.
 */
public final class TailPage implements HttpHandler {
  private static final int DEFAULT_LIMIT = 1024;
  private static final int LARGEST_LIMIT = 1 << 20;

  private final SupervisorControl control;

  public TailPage(SupervisorControl control) {
    this.control = control;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    HttpResponse refusal = PageAnswers.refusal(request);
    if (refusal != null) {
      exchange.respond(refusal);
      return;
    }
    PageForm form = PageForm.of(request);
    boolean isStderr = "stderr".equals(form.value("channel"));
    TailView view = new TailView(form.value("processname"), isStderr, limit(form.value("limit")));
    exchange.respond(PageAnswers.page(200, view.page(text(view))));
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

  private String text(TailView view) {
    String process = view.process();
    if (process == null) {
      return "No process name found";
    }
    OutputChannel channel = view.isStderr() ? OutputChannel.STDERR : OutputChannel.STDOUT;
    try {
      String logfile = control.logfile(Namespec.parse(process), channel);
      if (logfile == null || !Files.exists(Path.of(logfile))) {
        return "No file for " + process;
      }
      return LogTail.read(logfile, -view.limit(), 0);
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
}

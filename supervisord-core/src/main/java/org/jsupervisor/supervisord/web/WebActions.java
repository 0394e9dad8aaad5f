package org.jsupervisor.supervisord.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.http.HttpExchange;
import org.jsupervisor.rpc.http.HttpRequest;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * Performs what a link of the status page asks for and, once it is settled, sends the browser back
 * with a message (control.md 3.7). Confined to the loop thread.
 */
final class WebActions {
  private static final String DEFAULT_PORT = ":80";

  private final SupervisorControl control;
  private final Supplier<Instant> wallTime;
  private final String address;

  WebActions(SupervisorControl control, Supplier<Instant> wallTime, String address) {
    this.control = control;
    this.wallTime = wallTime;
    this.address = address;
  }

  void perform(
      String action, @Nullable String process, HttpRequest request, HttpExchange exchange) {
    Consumer<String> done = message -> exchange.respond(redirect(request, message));
    boolean known =
        switch (action) {
          case "refresh", "stopall", "restartall" -> true;
          case "start", "stop", "restart", "clearlog" -> process != null;
          default -> false;
        };
    if (!known) {
      exchange.respond(HttpResponse.error(400));
    } else if (action.equals("refresh")) {
      done.accept("Page refreshed at " + time());
    } else if (control.state().isStopping()) {
      done.accept(unexpected(new ControlFault(Fault.SHUTDOWN_STATE, null)));
    } else if (process == null) {
      ofAll(action, done);
    } else {
      ofOne(action, process, done);
    }
  }

  private HttpResponse redirect(HttpRequest request, String message) {
    String host = request.headers().first("Host");
    if (host == null || host.isEmpty()) {
      host = address;
    }
    if (host.endsWith(DEFAULT_PORT)) {
      host = host.substring(0, host.length() - DEFAULT_PORT.length());
    }
    String location = "http://" + host + "/?message=" + PageText.percentEncoded(message);
    return PageText.uncached(HttpResponse.redirect(location));
  }

  private String time() {
    return PageText.time(wallTime.get());
  }

  private static String unexpected(ControlFault fault) {
    return "unexpected rpc fault [" + fault.fault().code() + "] " + fault.text();
  }

  private void ofAll(String action, Consumer<String> done) {
    switch (action) {
      case "stopall" ->
          control.stopAll(true, WebActions.<List<ActionResult>>then(() -> stoppedAll(done)));
      case "restartall" ->
          control.stopAll(
              true,
              WebActions.<List<ActionResult>>then(
                  () ->
                      control.startAll(
                          true, WebActions.<List<ActionResult>>then(() -> restartedAll(done)))));
      default -> throw new AssertionError(action);
    }
  }

  private void stoppedAll(Consumer<String> done) {
    done.accept("All stopped at " + time());
  }

  private void restartedAll(Consumer<String> done) {
    done.accept("All restarted at " + time());
  }

  private void ofOne(String action, String process, Consumer<String> done) {
    Namespec name = Namespec.parse(process);
    try {
      control.processInfo(name);
    } catch (ControlFault unknown) {
      done.accept("No such process named " + process);
      return;
    }
    switch (action) {
      case "start" ->
          control.startProcess(
              name,
              true,
              telling(
                  done,
                  "Process " + process + " started",
                  fault -> "ERROR: Process " + process + ": " + startTrouble(fault)));
      case "stop" ->
          control.stopProcess(
              name, true, telling(done, "Process " + process + " stopped", WebActions::unexpected));
      case "restart" ->
          control.stopProcess(
              name,
              true,
              then(
                  () ->
                      control.startProcess(
                          name,
                          true,
                          then(() -> done.accept("Process " + process + " restarted")))));
      default -> clearLog(name, done);
    }
  }

  private void clearLog(Namespec name, Consumer<String> done) {
    String message;
    try {
      control.clearLogs(name);
      message = "Log for " + name.text() + " cleared";
    } catch (ControlFault fault) {
      message = unexpected(fault);
    }
    done.accept(message);
  }

  private static String startTrouble(ControlFault fault) {
    return switch (fault.fault()) {
      case NO_FILE -> "no such file";
      case NOT_EXECUTABLE -> "file not executable";
      case ALREADY_STARTED -> "already started";
      case SPAWN_ERROR -> "spawn error";
      case ABNORMAL_TERMINATION -> "abnormal termination";
      default -> unexpected(fault);
    };
  }

  private interface FaultText {
    String of(ControlFault fault);
  }

  private static Answer<Boolean> telling(Consumer<String> done, String success, FaultText failure) {
    return new Answer<>() {
      @Override
      public void succeed(Boolean value) {
        done.accept(success);
      }

      @Override
      public void fail(ControlFault fault) {
        done.accept(failure.of(fault));
      }
    };
  }

  /** Goes on whatever the outcome: restarting reports success in any case, as the original does. */
  private static <T> Answer<T> then(Runnable next) {
    return new Answer<>() {
      @Override
      public void succeed(T value) {
        next.run();
      }

      @Override
      public void fail(ControlFault fault) {
        next.run();
      }
    };
  }
}

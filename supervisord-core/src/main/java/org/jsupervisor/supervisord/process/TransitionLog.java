package org.jsupervisor.supervisord.process;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;

/**
 * Words what happened to a process for the main log (daemon.md 5.2). Every line names the process
 * without its group.
 */
public final class TransitionLog {
  private TransitionLog() {}

  /** What one step has to say; to be logged before its effects run. */
  public static List<LogLine> lines(
      String name, ProcessStatus before, Input input, ProcessStatus after, ProcessConfig config) {
    if (input instanceof Input.Tick) {
      return ticked(name, before, after, config);
    } else if (input instanceof Input.Spawned spawned) {
      return info("spawned: '" + name + "' with pid " + spawned.pid());
    } else if (input instanceof Input.SpawnFailed failed) {
      return info("spawnerr: " + failed.reason());
    } else if (input instanceof Input.Exited exited) {
      LogLine line = exited(name, before, exited, after, config);
      // The original tells so only if it looked in between, as it nearly always does.
      boolean ranUnseen =
          before.state() == ProcessState.STARTING && after.state() == ProcessState.EXITED;
      List<LogLine> lines = new ArrayList<>();
      if (ranUnseen) {
        lines.add(success(name, config));
      }
      lines.add(line);
      RestartLog.addPause(lines, name, after, config);
      return lines;
    } else if (input instanceof Input.Kill) {
      return before.pid() == 0 ? List.of() : killed(name, before, config);
    } else if (input instanceof Input.Retire retire) {
      return info("retiring '" + name + "' (" + before.pid() + "): " + retire.reason());
    } else if (input instanceof Input.Stop || input instanceof Input.Restart) {
      return List.of(stopped(name, before, config));
    }
    return List.of();
  }

  private static List<LogLine> ticked(
      String name, ProcessStatus before, ProcessStatus after, ProcessConfig config) {
    if (before.state() == ProcessState.STARTING && after.state() == ProcessState.RUNNING) {
      return List.of(success(name, config));
    }
    if (before.state() != ProcessState.FATAL && after.state() == ProcessState.FATAL) {
      return RestartLog.gaveUp(name, before, config);
    }
    if (before.state() == ProcessState.FATAL && after.state() == ProcessState.STARTING) {
      return RestartLog.retried(name, before, config);
    }
    if (before.stage() != ProcessStatus.Stage.OVERDUE
        && after.stage() == ProcessStatus.Stage.OVERDUE) {
      String text =
          "stopping '" + name + "' (" + before.pid() + "): " + Starting.overdue(after, config);
      return List.of(
          new LogLine(LogLevel.WARN, text),
          killing(name, before.pid(), config.stopsignal(), config.stopasgroup()));
    }
    if (before.pid() == 0) {
      return withoutChild(name, before, after);
    }
    boolean isEnding =
        before.state() == ProcessState.STOPPING || before.stage() == ProcessStatus.Stage.OVERDUE;
    if (isEnding && before.deadlineNanos() != after.deadlineNanos()) {
      return killed(name, before, config);
    }
    return List.of();
  }

  private static List<LogLine> killed(String name, ProcessStatus before, ProcessConfig config) {
    String text = "killing '" + name + "' (" + before.pid() + ") with SIGKILL";
    return List.of(
        new LogLine(LogLevel.WARN, text),
        killing(name, before.pid(), new Signal(9), config.killasgroup()));
  }

  /** The child has ended and left nobody, as far as is known. */
  private static List<LogLine> withoutChild(
      String name, ProcessStatus before, ProcessStatus after) {
    if (before.state() == ProcessState.STARTING && after.state() == ProcessState.BACKOFF) {
      String text = "not started: " + name + " (" + after.spawnError() + ")";
      return List.of(new LogLine(LogLevel.WARN, text));
    }
    boolean isStopped =
        before.state() == ProcessState.STOPPING && after.state() == ProcessState.STOPPED;
    return isStopped ? info("stopped: " + name + " (no main process has shown itself)") : List.of();
  }

  private static LogLine success(String name, ProcessConfig config) {
    return new LogLine(
        LogLevel.INFO,
        "success: "
            + name
            + " entered RUNNING state, process has stayed up for > than "
            + config.startsecs().toSeconds()
            + " seconds (startsecs)"
            + (config.policies().readiness().on() == null ? "" : " and is ready (ready_on)"));
  }

  private static LogLine exited(
      String name,
      ProcessStatus before,
      Input.Exited exited,
      ProcessStatus after,
      ProcessConfig config) {
    boolean expected = config.exitcodes().contains(exited.exitCode());
    if (before.stage() == ProcessStatus.Stage.RETIRING) {
      return new LogLine(LogLevel.INFO, "retired: " + name + " (" + exited.cause() + ")");
    }
    if (before.state() == ProcessState.STOPPING) {
      LogLevel level = expected ? LogLevel.INFO : LogLevel.WARN;
      return new LogLine(level, "stopped: " + name + " (" + exited.cause() + ")");
    }
    boolean good = expected && after.state() == ProcessState.EXITED;
    return new LogLine(
        good ? LogLevel.INFO : LogLevel.WARN,
        "exited: " + name + " (" + exited.cause() + (good ? "; expected)" : "; not expected)"));
  }

  private static LogLine stopped(String name, ProcessStatus before, ProcessConfig config) {
    return switch (before.state()) {
      case BACKOFF -> debug("Attempted to kill " + name + ", which is in BACKOFF state.");
      case STOPPING -> killing(name, before.pid(), config.stopsignal(), config.killasgroup());
      case STARTING, RUNNING ->
          killing(name, before.pid(), config.stopsignal(), config.stopasgroup());
      case STOPPED, EXITED, FATAL, UNKNOWN ->
          debug(
              "attempted to kill "
                  + name
                  + " with sig "
                  + config.stopsignal().name()
                  + " but it wasn't running");
    };
  }

  private static LogLine killing(String name, int pid, Signal signal, boolean wholeGroup) {
    return debug(
        "killing "
            + name
            + " (pid "
            + pid
            + (wholeGroup ? ") process group with signal " : ") with signal ")
            + signal.name());
  }

  /** The target of a Kill effect is gone (ESRCH). */
  public static LogLine killedTooLate(String name, int pid) {
    return debug(
        "unable to signal "
            + name
            + " (pid "
            + pid
            + "), it probably just exited on its own: [Errno 3] No such process");
  }

  /** A Kill effect failed otherwise; {@code reason} is the system's text. */
  public static LogLine killFailed(String name, int pid, String reason) {
    String text = "unknown problem killing " + name + " (" + pid + "):" + reason;
    return new LogLine(LogLevel.CRITICAL, text);
  }

  /** A client has a signal sent. */
  public static LogLine sending(String name, int pid, Signal signal) {
    return debug("sending " + name + " (pid " + pid + ") sig " + signal.name());
  }

  /** A client wanted a signal sent to a process that does not run. */
  public static LogLine notSent(String name, Signal signal) {
    return debug("attempted to send " + name + " sig " + signal.name() + " but it wasn't running");
  }

  /** The target of a client's signal is gone (ESRCH). */
  public static LogLine sentTooLate(String name, int pid) {
    return debug(
        "unable to signal "
            + name
            + " (pid "
            + pid
            + "), it probably just now exited on its own: [Errno 3] No such process");
  }

  /** A client's signal failed otherwise; {@code reason} is the system's text. */
  public static LogLine sendFailed(String name, int pid, String reason) {
    String text = "unknown problem sending sig " + name + " (" + pid + "):" + reason;
    return new LogLine(LogLevel.CRITICAL, text);
  }

  private static List<LogLine> info(String text) {
    return List.of(new LogLine(LogLevel.INFO, text));
  }

  private static LogLine debug(String text) {
    return new LogLine(LogLevel.DEBUG, text);
  }
}

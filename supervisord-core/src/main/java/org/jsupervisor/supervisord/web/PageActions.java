package org.jsupervisor.supervisord.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/**
 * Performs what a page was asked for and, once it is settled, words the outcome (control.md 3.7).
 * Confined to the loop thread.
 */
final class PageActions {
  /** Takes the outcome, exactly once. */
  interface Outcome {
    void settled(String message, boolean success);
  }

  private final SupervisorControl control;
  private final Supplier<Instant> wallTime;

  PageActions(SupervisorControl control, Supplier<Instant> wallTime) {
    this.control = control;
    this.wallTime = wallTime;
  }

  void perform(PageAction action, Outcome outcome) {
    String process = action.process();
    String group = action.group();
    if (action.isHarmless()) {
      outcome.settled("Page refreshed at " + time(), true);
    } else if (control.state().isStopping()) {
      outcome.settled(unexpected(new ControlFault(Fault.SHUTDOWN_STATE, null)), false);
    } else if (action.verb().isOurs()) {
      change(action, outcome);
    } else if (process != null) {
      ofOne(action.verb(), process, outcome);
    } else if (group != null) {
      ofGroup(action.verb(), group, outcome);
    } else {
      ofAll(action.verb(), outcome);
    }
  }

  private void change(PageAction action, Outcome outcome) {
    PageChanges changes = new PageChanges(control);
    switch (action.verb()) {
      case ROLL -> changes.roll(String.valueOf(action.group()), outcome);
      case SCALE -> changes.scale(String.valueOf(action.process()), action.count(), outcome);
      default -> changes.update(action.seen(), outcome);
    }
  }

  private String time() {
    return PageText.time(wallTime.get());
  }

  private static String unexpected(ControlFault fault) {
    return "unexpected rpc fault [" + fault.fault().code() + "] " + fault.text();
  }

  /** Compatibility: what fails on the way is not told. */
  private void ofAll(PageAction.Verb verb, Outcome outcome) {
    switch (verb) {
      case START -> control.startAll(true, many(() -> allDone("started", outcome)));
      case STOP -> control.stopAll(true, many(() -> allDone("stopped", outcome)));
      case RESTART ->
          control.stopAll(
              true, many(() -> control.startAll(true, many(() -> allDone("restarted", outcome)))));
      case CLEAR -> {
        control.clearAllLogs();
        outcome.settled("All logs cleared at " + time(), true);
      }
      default -> throw new AssertionError(verb);
    }
  }

  private void allDone(String participle, Outcome outcome) {
    outcome.settled("All " + participle + " at " + time(), true);
  }

  private void ofGroup(PageAction.Verb verb, String group, Outcome outcome) {
    switch (verb) {
      case START -> control.startGroup(group, true, group(group, "started", outcome));
      case STOP -> control.stopGroup(group, true, group(group, "stopped", outcome));
      case RESTART ->
          control.stopGroup(
              group,
              true,
              many(() -> control.startGroup(group, true, group(group, "restarted", outcome))));
      case RELOAD -> control.reloadGroup(group, true, group(group, "reloaded", outcome));
      case CLEAR -> clearGroup(group, outcome);
      default -> throw new AssertionError(verb);
    }
  }

  private void clearGroup(String group, Outcome outcome) {
    int count = 0;
    try {
      for (ProcessInfo info : control.allProcessInfo()) {
        if (info.group().equals(group)) {
          control.clearLogs(Namespec.parse(group + ":" + info.name()));
          count++;
        }
      }
    } catch (ControlFault fault) {
      outcome.settled(unexpected(fault), false);
      return;
    }
    outcome.settled(
        count == 0 ? "No such group named " + group : "Logs of group " + group + " cleared",
        count > 0);
  }

  private void ofOne(PageAction.Verb verb, String process, Outcome outcome) {
    Namespec name = Namespec.parse(process);
    try {
      control.processInfo(name);
    } catch (ControlFault unknown) {
      outcome.settled("No such process named " + process, false);
      return;
    }
    switch (verb) {
      case START ->
          control.startProcess(
              name,
              true,
              one(
                  outcome,
                  "Process " + process + " started",
                  fault -> "ERROR: Process " + process + ": " + startTrouble(fault)));
      case STOP ->
          control.stopProcess(
              name, true, one(outcome, "Process " + process + " stopped", PageActions::unexpected));
      case RESTART -> restart(name, outcome);
      case RELOAD ->
          control.reloadProcess(
              name,
              true,
              one(
                  outcome,
                  "Process " + process + " reloaded",
                  fault -> "ERROR: Process " + process + ": " + fault.text()));
      case CLEAR -> clearLog(name, outcome);
      default -> throw new AssertionError(verb);
    }
  }

  /** Compatibility: whatever becomes of it, the process counts as restarted. */
  private void restart(Namespec name, Outcome outcome) {
    String message = "Process " + name.text() + " restarted";
    control.stopProcess(
        name,
        true,
        always(
            () -> control.startProcess(name, true, always(() -> outcome.settled(message, true)))));
  }

  private void clearLog(Namespec name, Outcome outcome) {
    try {
      control.clearLogs(name);
    } catch (ControlFault fault) {
      outcome.settled(unexpected(fault), false);
      return;
    }
    outcome.settled("Log for " + name.text() + " cleared", true);
  }

  static String startTrouble(ControlFault fault) {
    return switch (fault.fault()) {
      case NO_FILE -> "no such file";
      case NOT_EXECUTABLE -> "file not executable";
      case ALREADY_STARTED -> "already started";
      case SPAWN_ERROR -> "spawn error";
      case ABNORMAL_TERMINATION ->
          fault.reason().isEmpty()
              ? "abnormal termination"
              : "abnormal termination: " + fault.reason();
      default -> unexpected(fault);
    };
  }

  private interface FaultText {
    String of(ControlFault fault);
  }

  private static Answer<Boolean> one(Outcome outcome, String success, FaultText failure) {
    return new Answer<>() {
      @Override
      public void succeed(Boolean value) {
        outcome.settled(success, true);
      }

      @Override
      public void fail(ControlFault fault) {
        outcome.settled(failure.of(fault), false);
      }
    };
  }

  /** Names the processes of the group for which it did not work. */
  private static Answer<List<ActionResult>> group(
      String group, String participle, Outcome outcome) {
    return new Answer<>() {
      @Override
      public void succeed(List<ActionResult> results) {
        StringBuilder failed = new StringBuilder();
        for (ActionResult result : results) {
          if (result.status() != Fault.SUCCESS) {
            failed.append(failed.isEmpty() ? " except " : ", ").append(result.name());
            failed.append(" (").append(result.description()).append(')');
          }
        }
        outcome.settled("Group " + group + " " + participle + failed, failed.isEmpty());
      }

      @Override
      public void fail(ControlFault fault) {
        outcome.settled(
            fault.fault() == Fault.BAD_NAME ? "No such group named " + group : unexpected(fault),
            false);
      }
    };
  }

  private static Answer<List<ActionResult>> many(Runnable next) {
    return always(next);
  }

  private static <T> Answer<T> always(Runnable next) {
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

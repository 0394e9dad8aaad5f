package org.jsupervisor.supervisord.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.RollResult;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.control.UpdateResult;

/** The actions that the original does not have, and the words for their outcome. */
final class PageChanges {
  private final SupervisorControl control;

  PageChanges(SupervisorControl control) {
    this.control = control;
  }

  /** Restarts the processes of a group one after the other. */
  void roll(String group, PageActions.Outcome outcome) {
    control.rollGroup(
        group,
        new Answer<>() {
          @Override
          public void succeed(RollResult result) {
            RollResult.Failure failure = result.failure();
            outcome.settled(rolled(group, result, failure), failure == null);
          }

          @Override
          public void fail(ControlFault fault) {
            outcome.settled(
                fault.fault() == Fault.BAD_NAME
                    ? "No such group named " + group
                    : "ERROR: Group " + group + ": " + reason(fault),
                false);
          }
        });
  }

  private static String rolled(
      String group, RollResult result, RollResult.@Nullable Failure failure) {
    if (failure == null) {
      int count = result.restarted().size();
      return count == 0
          ? "Group " + group + ": nothing runs, nothing was restarted"
          : "Group " + group + " restarted one after the other: " + processes(count);
    }
    String rest =
        result.leftAlone().isEmpty()
            ? ""
            : "; left alone: " + String.join(", ", result.leftAlone());
    return "ERROR: Group "
        + group
        + ": "
        + failure.process()
        + ": "
        + reason(failure.reason())
        + rest;
  }

  private static String processes(int count) {
    return count + (count == 1 ? " process" : " processes");
  }

  /** FAILED has the reason in its text; the other faults have words of their own. */
  private static String reason(ControlFault fault) {
    String prefix = Fault.FAILED.name() + ": ";
    return fault.text().startsWith(prefix)
        ? fault.text().substring(prefix.length())
        : PageActions.startTrouble(fault);
  }

  /** Gives a program that number of processes. */
  void scale(String program, int count, PageActions.Outcome outcome) {
    control.scaleProgram(
        program,
        count,
        new Answer<>() {
          @Override
          public void succeed(GroupChange change) {
            outcome.settled("Program " + program + " scaled to " + processes(count), true);
          }

          @Override
          public void fail(ControlFault fault) {
            outcome.settled(
                fault.fault() == Fault.BAD_NAME
                    ? "No such program named " + program
                    : "ERROR: Program " + program + ": " + reason(fault),
                false);
          }
        });
  }

  /**
   * Applies the changed configuration.
   *
   * @param seen what the user has seen of it, empty for nothing; if it is something else now,
   *     nothing is done
   */
  void update(String seen, PageActions.Outcome outcome) {
    try {
      if (!seen.isEmpty() && !seen.equals(UpdateView.fingerprint(control.planUpdate()))) {
        outcome.settled("ERROR: the changes are others than those shown: look again", false);
        return;
      }
    } catch (ControlFault fault) {
      outcome.settled("ERROR: " + fault.text(), false);
      return;
    }
    control.update(
        new Answer<>() {
          @Override
          public void succeed(UpdateResult result) {
            outcome.settled(updated(result), result.problems().isEmpty());
          }

          @Override
          public void fail(ControlFault fault) {
            outcome.settled("ERROR: " + reason(fault), false);
          }
        });
  }

  private static String updated(UpdateResult result) {
    List<String> parts = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (GroupChange change : result.changed()) {
      changed.add(change.group());
    }
    add(parts, "removed ", result.removed());
    add(parts, "updated ", changed);
    add(parts, "added ", result.added());
    String done = parts.isEmpty() ? "nothing has changed" : String.join("; ", parts);
    return result.problems().isEmpty()
        ? "Update: " + done
        : "ERROR: update: " + String.join("; ", result.problems()) + " (" + done + ")";
  }

  private static void add(List<String> parts, String verb, List<String> names) {
    if (!names.isEmpty()) {
      parts.add(verb + String.join(", ", names));
    }
  }
}

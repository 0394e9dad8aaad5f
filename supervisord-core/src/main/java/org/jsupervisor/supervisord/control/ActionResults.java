package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.group.ManagedProcess;

/**
 * Gathers the outcomes of one request about many processes, in the order they settle, and answers
 * when the last one has. Confined to the loop thread.
 */
final class ActionResults {
  private final List<ActionResult> settled = new ArrayList<>();
  private final Answer<List<ActionResult>> answer;
  private int open;

  /** {@code expected} processes will be handed to {@link #collector}; none answers at once. */
  ActionResults(int expected, Answer<List<ActionResult>> answer) {
    this.open = expected;
    this.answer = answer;
    if (expected == 0) {
      answer.succeed(List.of());
    }
  }

  /** Takes the outcome for one process. */
  Answer<Boolean> collector(ManagedProcess process) {
    return new Answer<>() {
      @Override
      public void succeed(Boolean value) {
        settle(success(process));
      }

      @Override
      public void fail(ControlFault fault) {
        settle(failure(process, fault));
      }
    };
  }

  private void settle(ActionResult result) {
    settled.add(result);
    open--;
    if (open == 0) {
      answer.succeed(List.copyOf(settled));
    }
  }

  static ActionResult success(ManagedProcess process) {
    return new ActionResult(process.name(), process.groupName(), Fault.SUCCESS, "OK");
  }

  static ActionResult failure(ManagedProcess process, ControlFault fault) {
    return new ActionResult(process.name(), process.groupName(), fault.fault(), fault.text());
  }
}

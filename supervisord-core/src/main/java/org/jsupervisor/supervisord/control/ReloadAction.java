package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.companion.ProgramReload;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;

/** Reloads programs on a client's behalf and tells how it went. Confined to the loop thread. */
final class ReloadAction {
  private final Surroundings around;
  private final Set<ManagedProcess> underWay = new HashSet<>();

  ReloadAction(Surroundings around) {
    this.around = around;
  }

  static boolean isPossible(ManagedProcess process) {
    return process.config().policies().reload().isPossible();
  }

  /** Reloads every process of a group that is RUNNING. */
  void group(List<ManagedProcess> members, boolean wait, Answer<List<ActionResult>> answer) {
    all(running(members, false), wait, answer);
  }

  /** Reloads every process that is RUNNING and has a way to be reloaded. */
  void everything(
      List<ManagedProcess> candidates, boolean wait, Answer<List<ActionResult>> answer) {
    all(running(candidates, true), wait, answer);
  }

  private static List<ManagedProcess> running(List<ManagedProcess> candidates, boolean onlyAble) {
    List<ManagedProcess> running = new ArrayList<>();
    for (ManagedProcess process : candidates) {
      if (process.state() == ProcessState.RUNNING && (!onlyAble || isPossible(process))) {
        running.add(process);
      }
    }
    return running;
  }

  private void all(List<ManagedProcess> running, boolean wait, Answer<List<ActionResult>> answer) {
    ActionResults results = new ActionResults(running.size(), answer);
    for (ManagedProcess process : running) {
      String name = Namespec.of(process.groupName(), process.name());
      one(process, name, wait, results.collector(process));
    }
  }

  /** {@code name} is how the client called it; faults repeat it. */
  void one(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    if (!isPossible(process)) {
      answer.fail(failed("no way to reload " + name + ": set reloadsignal or reload_command"));
    } else if (process.state() != ProcessState.RUNNING) {
      answer.fail(new ControlFault(Fault.NOT_RUNNING, name));
    } else if (!underWay.add(process)) {
      answer.fail(failed("a reload of " + name + " is under way"));
    } else {
      Wait settled = new Wait(process, name, answer);
      new ProgramReload(process, around, settled).begin();
      if (!wait) {
        settled.answerNow();
      }
    }
  }

  private static ControlFault failed(String reason) {
    return new ControlFault(Fault.FAILED, reason);
  }

  /** Answers once, when the reload has ended or at once. */
  private final class Wait implements ProgramReload.Outcome {
    private final ManagedProcess process;
    private final String name;
    private final Answer<Boolean> answer;
    private boolean isAnswered;

    Wait(ManagedProcess process, String name, Answer<Boolean> answer) {
      this.process = process;
      this.name = name;
      this.answer = answer;
    }

    void answerNow() {
      if (!isAnswered) {
        isAnswered = true;
        answer.succeed(true);
      }
    }

    @Override
    public void reloaded() {
      underWay.remove(process);
      answerNow();
    }

    @Override
    public void refused(String reason) {
      fail(failed(reason));
    }

    @Override
    public void ended() {
      fail(new ControlFault(Fault.NOT_RUNNING, name));
    }

    private void fail(ControlFault fault) {
      underWay.remove(process);
      if (!isAnswered) {
        isAnswered = true;
        answer.fail(fault);
      }
    }
  }
}

package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.dependency.StopPlan;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/** Stops processes on a client's behalf and tells how it went. Confined to the loop thread. */
final class StopAction {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Surroundings around;
  private final EventLoop loop;
  private final MainLog log;
  private final List<StopPlan> plans = new ArrayList<>();

  StopAction(Surroundings around) {
    this.around = around;
    this.loop = around.loop();
    this.log = around.log();
  }

  /** Stops every process of {@code candidates} that is running, or about to start by itself. */
  void all(List<ManagedProcess> candidates, boolean wait, Answer<List<ActionResult>> answer) {
    List<ManagedProcess> running = new ArrayList<>();
    List<ManagedProcess> onCall = new ArrayList<>();
    for (ManagedProcess process : candidates) {
      if (process.state().isRunning() || process.startsByItself() || isRestarting(process)) {
        running.add(process);
      } else if (around.state().serviceOf(process) != null) {
        onCall.add(process); // Others may need it although it does not run.
      }
    }
    ActionResults results = new ActionResults(running.size(), answer);
    List<ManagedProcess> leaving = new ArrayList<>(running);
    leaving.addAll(onCall);
    StopPlan plan = new StopPlan(around, leaving);
    for (ManagedProcess process : running) {
      String name = Namespec.of(process.groupName(), process.name());
      add(plan, process, name, wait, results.collector(process));
    }
    for (ManagedProcess process : onCall) {
      plan.add(process, () -> {});
    }
    begin(plan);
  }

  /** {@code name} is how the client called it; faults repeat it. */
  void one(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    StopPlan plan = new StopPlan(around, List.of(process));
    add(plan, process, name, wait, answer);
    begin(plan);
  }

  private void begin(StopPlan plan) {
    plan.begin();
    if (!plan.isOver()) {
      plans.add(plan);
    }
  }

  /** Without waiting the answer does not wait for those either that have to stop before. */
  private void add(
      StopPlan plan, ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    plans.removeIf(StopPlan::isOver);
    for (StopPlan other : plans) {
      other.keepStopped(process);
    }
    if (wait || !plan.isDelayed(process)) {
      plan.add(process, () -> stop(process, name, wait, answer));
      return;
    }
    plan.add(
        process,
        () -> {
          if (process.state().isRunning()) {
            process.stop();
          }
        });
    answer.succeed(true);
  }

  private void stop(ManagedProcess process, String name, boolean wait, Answer<Boolean> answer) {
    if (!process.state().isRunning() && !isRestarting(process)) {
      if (process.hold()) {
        answer.succeed(true);
      } else {
        answer.fail(new ControlFault(Fault.NOT_RUNNING, name));
      }
      return;
    }
    process.stop();
    if (process.state() == ProcessState.UNKNOWN) {
      answer.fail(new ControlFault(Fault.FAILED, name + " is in an unknown process state"));
    } else if (wait && !process.state().isStopped()) {
      new Wait(process, answer).begin();
    } else {
      answer.succeed(true);
    }
  }

  /** Whether it stops already, but only in order to start again. */
  private static boolean isRestarting(ManagedProcess process) {
    return process.state() == ProcessState.STOPPING && process.isAwaitingStart();
  }

  /** Answers with the transition that ends the stop; reports while it lasts. */
  private final class Wait implements ManagedProcess.Observer {
    private final ManagedProcess process;
    private final Answer<Boolean> answer;
    private @Nullable Timer reports;

    Wait(ManagedProcess process, Answer<Boolean> answer) {
      this.process = process;
      this.answer = answer;
    }

    void begin() {
      process.observe(this);
      report();
    }

    private void report() {
      log.log(LogLevel.INFO, "waiting for " + process.name() + " to stop");
      reports = loop.schedule(loop.nowNanos() + REPORT_NANOS, this::report);
    }

    @Override
    public void stateChanged(ManagedProcess changed) {
      if (process.state().isStopped()) {
        process.unobserve(this);
        if (reports != null) {
          reports.cancel();
        }
        answer.succeed(true);
      }
    }
  }
}

package org.jsupervisor.supervisord.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Restarts the processes of a group one after the other, so that the others go on working; what
 * fails ends it. Goes on even if its client has gone. Confined to the loop thread.
 */
final class RollAction {
  private final Surroundings around;
  private final Groups groups;
  private final StartAction starts;
  private final StopAction stops;
  private final Set<String> underWay = new HashSet<>();

  RollAction(Surroundings around, Groups groups, StartAction starts, StopAction stops) {
    this.around = around;
    this.groups = groups;
    this.starts = starts;
    this.stops = stops;
  }

  /** Restarts those of a group that run or try to, in the order of their names. */
  void group(String name, Answer<RollResult> answer) {
    ProcessGroup group;
    try {
      group = groups.group(name);
    } catch (ControlFault e) {
      answer.fail(e);
      return;
    }
    if (!underWay.add(name)) {
      String reason = "a rolling restart of " + name + " is under way";
      answer.fail(new ControlFault(Fault.FAILED, reason));
      return;
    }
    new Roll(group, running(group), answer).next();
  }

  private static List<ManagedProcess> running(ProcessGroup group) {
    List<ManagedProcess> running = new ArrayList<>();
    for (ManagedProcess process : group.processes()) {
      if (process.state().isRunning()) {
        running.add(process);
      }
    }
    running.sort(Comparator.comparing(ManagedProcess::name));
    return running;
  }

  private final class Roll {
    private final ProcessGroup group;
    private final Deque<ManagedProcess> open;
    private final Answer<RollResult> answer;
    private final List<String> restarted = new ArrayList<>();

    Roll(ProcessGroup group, List<ManagedProcess> processes, Answer<RollResult> answer) {
      this.group = group;
      this.open = new ArrayDeque<>(processes);
      this.answer = answer;
    }

    /** Passes over those that have left the group meanwhile, or that somebody has stopped. */
    void next() {
      ManagedProcess process = open.poll();
      while (process != null && (!around.state().has(process) || isKeptStopped(process))) {
        process = open.poll();
      }
      if (process == null) {
        end(null);
      } else if (around.state().mayStart()) {
        stop(process);
      } else {
        fail(process, new ControlFault(Fault.SHUTDOWN_STATE, null));
      }
    }

    private static boolean isKeptStopped(ManagedProcess process) {
      return process.state() == ProcessState.STOPPED && !process.startsByItself();
    }

    private void stop(ManagedProcess process) {
      stops.one(
          process,
          name(process),
          true,
          new Answer<>() {
            @Override
            public void succeed(Boolean stopped) {
              startLater(process);
            }

            @Override
            public void fail(ControlFault fault) {
              if (fault.fault() == Fault.NOT_RUNNING) {
                startLater(process);
              } else {
                Roll.this.fail(process, fault);
              }
            }
          });
    }

    /** In another input: what has just stopped still has its descriptors. */
    private void startLater(ManagedProcess process) {
      around.loop().afterIo(() -> start(process));
    }

    private void start(ManagedProcess process) {
      if (!around.state().has(process)) {
        next();
        return;
      }
      if (!around.state().mayStart()) {
        fail(process, new ControlFault(Fault.SHUTDOWN_STATE, null));
        return;
      }
      starts.one(
          process,
          name(process),
          true,
          then(process, () -> FitnessWait.begin(process, around.state(), fit(process))));
    }

    /** The next step is another input: this one belongs to the process. */
    private Answer<Boolean> fit(ManagedProcess process) {
      return then(
          process,
          () -> {
            restarted.add(process.name());
            around.loop().afterIo(this::next);
          });
    }

    private Answer<Boolean> then(ManagedProcess process, Runnable step) {
      return new Answer<>() {
        @Override
        public void succeed(Boolean done) {
          step.run();
        }

        @Override
        public void fail(ControlFault fault) {
          Roll.this.fail(process, fault);
        }
      };
    }

    private void fail(ManagedProcess process, ControlFault reason) {
      end(new RollResult.Failure(process.name(), reason));
    }

    private void end(RollResult.@Nullable Failure failure) {
      underWay.remove(group.name());
      List<String> leftAlone = new ArrayList<>();
      for (ManagedProcess process : open) {
        leftAlone.add(process.name());
      }
      tell(failure, leftAlone);
      answer.succeed(new RollResult(restarted, failure, leftAlone));
    }

    private void tell(RollResult.@Nullable Failure failure, List<String> leftAlone) {
      String restart = "rolling restart of group " + group.name();
      if (failure == null) {
        around.log().log(LogLevel.INFO, restart + ": done, " + restarted.size() + " restarted");
        return;
      }
      String reason = failure.process() + " (" + failure.reason().text() + ")";
      String rest = leftAlone.isEmpty() ? "" : ", left alone: " + String.join(", ", leftAlone);
      around.log().log(LogLevel.WARN, restart + " ended at " + reason + rest);
    }

    private String name(ManagedProcess process) {
      return Namespec.of(process.groupName(), process.name());
    }
  }
}

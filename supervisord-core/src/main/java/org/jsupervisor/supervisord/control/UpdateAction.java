package org.jsupervisor.supervisord.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jsupervisor.config.ConfigDiff;
import org.jsupervisor.config.GroupPlan;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Applies what has changed in the configuration, in the steps and the order of the client's {@code
 * update}. Confined to the loop thread.
 */
final class UpdateAction {
  private final Supervisor supervisor;
  private final Surroundings around;
  private final Groups groups;
  private final StopAction stops;
  private final ChangeAction changes;
  private boolean isUnderWay;

  UpdateAction(
      Supervisor supervisor,
      Surroundings around,
      Groups groups,
      StopAction stops,
      ChangeAction changes) {
    this.supervisor = supervisor;
    this.around = around;
    this.groups = groups;
    this.stops = stops;
    this.changes = changes;
  }

  /** What would be done now; reads the configuration and remembers nothing of it. */
  UpdatePlan plan() throws ControlFault {
    SupervisordConfig wanted = supervisor.read(supervisor.scales().reading());
    List<GroupConfig> running = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      running.add(group.config());
    }
    ConfigDiff diff = ConfigDiff.between(running, wanted.groups());
    List<GroupChange> removed = new ArrayList<>();
    for (String name : diff.removed()) {
      List<String> processes = processes(find(running, name));
      removed.add(new GroupChange(name, true, processes, List.of(), List.of(), List.of()));
    }
    List<GroupChange> changed = new ArrayList<>();
    for (String name : diff.changed()) {
      GroupPlan plan = GroupPlan.between(find(running, name), find(wanted.groups(), name));
      changed.add(
          new GroupChange(
              name, plan.isWhole(), plan.removed(), plan.replaced(), plan.added(), plan.kept()));
    }
    List<GroupChange> added = new ArrayList<>();
    for (String name : diff.added()) {
      List<String> processes = processes(find(wanted.groups(), name));
      added.add(new GroupChange(name, true, List.of(), List.of(), processes, List.of()));
    }
    return new UpdatePlan(removed, changed, added);
  }

  private static GroupConfig find(List<? extends GroupConfig> groups, String name) {
    return Objects.requireNonNull(GroupConfig.find(groups, name), name);
  }

  private static List<String> processes(GroupConfig group) {
    List<String> names = new ArrayList<>();
    for (ProcessConfig process : group.processes()) {
      names.add(process.name());
    }
    return names;
  }

  /** Reads the configuration and applies it; answers when that is done, or cannot go on. */
  void run(Answer<UpdateResult> answer) {
    if (isUnderWay) {
      answer.fail(new ControlFault(Fault.FAILED, "an update is under way"));
      return;
    }
    try {
      ReloadResult found = supervisor.reloadConfig();
      isUnderWay = true;
      new Run(found, answer).next();
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  private final class Run {
    private final Deque<String> toRemove;
    private final Deque<String> toChange;
    private final Deque<String> toAdd;
    private final Answer<UpdateResult> answer;
    private final List<String> removed = new ArrayList<>();
    private final List<GroupChange> changed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Run(ReloadResult found, Answer<UpdateResult> answer) {
      this.toRemove = new ArrayDeque<>(found.removed());
      this.toChange = new ArrayDeque<>(found.changed());
      this.toAdd = new ArrayDeque<>(found.added());
      this.answer = answer;
    }

    void next() {
      try {
        step();
      } catch (ControlFault e) {
        end(e);
      }
    }

    private void step() throws ControlFault {
      boolean isDone = toRemove.isEmpty() && toChange.isEmpty() && toAdd.isEmpty();
      if (isDone) {
        end();
      } else if (!around.state().mayStart()) {
        throw new ControlFault(Fault.SHUTDOWN_STATE, null);
      } else if (!toRemove.isEmpty()) {
        stop(toRemove.remove());
      } else if (!toChange.isEmpty()) {
        change(toChange.remove());
      } else {
        add(toAdd.remove());
      }
    }

    private void stop(String group) throws ControlFault {
      stops.all(
          groups.group(group).toStop(),
          true,
          new Answer<>() {
            @Override
            public void succeed(List<ActionResult> results) {
              stopped(group, results);
            }

            @Override
            public void fail(ControlFault fault) {
              end(fault);
            }
          });
    }

    /** In another input: what has just stopped still has its descriptors. */
    private void stopped(String group, List<ActionResult> results) {
      for (ActionResult result : results) {
        if (result.status() == Fault.FAILED) {
          problems.add(group + ": has problems; not removing");
          around.loop().afterIo(this::next);
          return;
        }
      }
      around.loop().afterIo(() -> remove(group));
    }

    private void remove(String group) {
      try {
        supervisor.removeProcessGroup(group);
      } catch (ControlFault e) {
        end(e);
        return;
      }
      removed.add(group);
      next();
    }

    private void change(String group) {
      changes.update(
          group,
          new Answer<>() {
            @Override
            public void succeed(GroupChange change) {
              changed.add(change);
              next();
            }

            @Override
            public void fail(ControlFault fault) {
              end(fault);
            }
          });
    }

    private void add(String group) throws ControlFault {
      supervisor.addProcessGroup(group);
      added.add(group);
      next();
    }

    private void end(ControlFault fault) {
      problems.add(fault.text());
      end();
    }

    private void end() {
      isUnderWay = false;
      answer.succeed(new UpdateResult(removed, changed, added, problems));
    }
  }
}

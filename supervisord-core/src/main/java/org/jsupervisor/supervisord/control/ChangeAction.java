package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.config.GroupPlan;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Brings running groups to other configurations: stops what has to go, waits, then puts in what is
 * new. Confined to the loop thread.
 */
final class ChangeAction {
  private final Supervisor supervisor;
  private final Surroundings around;
  private final Groups groups;
  private final StopAction stops;
  private final Set<String> underWay = new HashSet<>();

  ChangeAction(Supervisor supervisor, Surroundings around, Groups groups, StopAction stops) {
    this.supervisor = supervisor;
    this.around = around;
    this.groups = groups;
    this.stops = stops;
  }

  /** Brings a group to the configuration last read. */
  void update(String name, Answer<GroupChange> answer) {
    try {
      change(groups.group(name), supervisor.configured(name), answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  /** Brings a group to that configuration of its name. */
  void change(ProcessGroup group, GroupConfig wanted, Answer<GroupChange> answer) {
    if (!underWay.add(group.name())) {
      answer.fail(new ControlFault(Fault.FAILED, "a change of " + group.name() + " is under way"));
      return;
    }
    new Change(group, wanted, answer).begin();
  }

  private final class Change implements Answer<List<ActionResult>> {
    private final ProcessGroup group;
    private final GroupConfig wanted;
    private final Answer<GroupChange> answer;

    Change(ProcessGroup group, GroupConfig wanted, Answer<GroupChange> answer) {
      this.group = group;
      this.wanted = wanted;
      this.answer = answer;
    }

    void begin() {
      GroupPlan plan = plan();
      List<ManagedProcess> leaving = plan.isWhole() ? group.toStop() : leaving(plan);
      if (!plan.isWhole()) {
        group.leaving(leaving);
      }
      stops.all(leaving, true, this);
    }

    private GroupPlan plan() {
      return GroupPlan.between(group.config(), wanted);
    }

    /** As a group is stopped where all leave; otherwise the last started first. */
    private List<ManagedProcess> leaving(GroupPlan plan) {
      List<ManagedProcess> members = group.byPriority();
      if (plan.isWhole()) {
        return members;
      }
      List<ManagedProcess> leaving = new ArrayList<>();
      for (int i = members.size() - 1; i >= 0; i--) {
        if (plan.stops(members.get(i).name())) {
          leaving.add(members.get(i));
        }
      }
      return leaving;
    }

    /** In another input: what has just stopped still has its descriptors. */
    @Override
    public void succeed(List<ActionResult> stopped) {
      around.loop().afterIo(this::finish);
    }

    @Override
    public void fail(ControlFault fault) {
      underWay.remove(group.name());
      group.stayed();
      answer.fail(fault);
    }

    private void finish() {
      GroupChange change;
      try {
        change = apply();
      } catch (ControlFault e) {
        fail(e);
        return;
      }
      underWay.remove(group.name());
      answer.succeed(change);
    }

    private GroupChange apply() throws ControlFault {
      if (!around.state().mayStart()) {
        throw new ControlFault(Fault.SHUTDOWN_STATE, null);
      }
      if (groups.group(group.name()) != group) {
        throw new ControlFault(Fault.BAD_NAME, group.name());
      }
      GroupPlan plan = plan(); // The group may have been changed meanwhile.
      for (ManagedProcess process : leaving(plan)) {
        if (!process.state().isStopped()) {
          String name = Namespec.of(group.name(), process.name());
          throw new ControlFault(Fault.STILL_RUNNING, name);
        }
      }
      if (plan.isWhole()) {
        supervisor.removeProcessGroup(group.name());
        supervisor.addProcessGroup(wanted);
      } else {
        change(plan);
      }
      return new GroupChange(
          group.name(), plan.isWhole(), plan.removed(), plan.replaced(), plan.added(), plan.kept());
    }

    private void change(GroupPlan plan) throws ControlFault {
      try {
        group.change(plan.merged(group.config(), wanted));
      } catch (IOException e) {
        throw new ControlFault(Fault.FAILED, e.getMessage());
      }
      StringBuilder text = new StringBuilder();
      append(text, "removed ", plan.removed());
      append(text, "updated ", plan.replaced());
      append(text, "added ", plan.added());
      if (text.length() > 0) {
        around.log().log(LogLevel.INFO, "changed group " + group.name() + ": " + text);
      }
    }

    private static void append(StringBuilder text, String what, List<String> names) {
      if (!names.isEmpty()) {
        text.append(text.length() == 0 ? "" : "; ").append(what).append(String.join(", ", names));
      }
    }
  }
}

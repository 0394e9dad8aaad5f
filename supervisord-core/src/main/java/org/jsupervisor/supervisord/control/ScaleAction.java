package org.jsupervisor.supervisord.control;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.ConfigDiff;
import org.jsupervisor.config.ProgramCounts.Program;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Gives a running program another number of processes: what its group would be if the file said so.
 * Confined to the loop thread.
 */
final class ScaleAction {
  private final Supervisor supervisor;
  private final Surroundings around;
  private final Groups groups;
  private final ChangeAction changes;

  ScaleAction(Supervisor supervisor, Surroundings around, Groups groups, ChangeAction changes) {
    this.supervisor = supervisor;
    this.around = around;
    this.groups = groups;
    this.changes = changes;
  }

  /** Those of active groups that can have several processes, as the files have them now. */
  List<ScalableProgram> candidates() throws ControlFault {
    Scales.Reading reading = supervisor.scales().reading();
    supervisor.read(reading);
    List<ScalableProgram> candidates = new ArrayList<>();
    for (Program program : reading.programs()) {
      boolean canBeMany = program.isNumbered() && !program.isListener() && !program.isScaling();
      if (canBeMany && groups.has(program.group())) {
        int count = reading.countOf(program);
        candidates.add(new ScalableProgram(program.group(), program.name(), count));
      }
    }
    return candidates;
  }

  /** {@code name} is a program, or {@code group:program}. */
  void scale(String name, long count, Answer<GroupChange> answer) {
    try {
      begin(name, count, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  private void begin(String name, long count, Answer<GroupChange> answer) throws ControlFault {
    if (count < 0 || count > ScalableProgram.MOST) {
      throw failed("a program can have 0 to " + ScalableProgram.MOST + " processes");
    }
    Scales.Reading asWritten = supervisor.scales().reading();
    SupervisordConfig file = supervisor.read(asWritten);
    Program program = find(name, asWritten.programs());
    check(program, count);
    ProcessGroup group = groups.group(program.group());
    List<GroupConfig> running = List.of(group.config());
    if (!ConfigDiff.between(running, List.of(group(file, group.name()))).isEmpty()) {
      throw failed("the configuration of group " + group.name() + " has changed: run update first");
    }
    Scales.Reading scaled = supervisor.scales().readingWith(program, (int) count);
    SupervisordConfig config = supervisor.read(scaled);
    refuseOtherChanges(name, group.name(), ConfigDiff.between(file.groups(), config.groups()));
    GroupConfig wanted = group(config, group.name());
    changes.change(group, wanted, new Settled(program, (int) count, answer));
  }

  /** Others that need the program by its processes would wait for some that are gone. */
  private static void refuseOtherChanges(String name, String group, ConfigDiff diff)
      throws ControlFault {
    for (String changed : diff.changed()) {
      if (!changed.equals(group)) {
        throw failed(changed + " depends on " + name + ": set numprocs and run update");
      }
    }
  }

  private static Program find(String name, List<Program> programs) throws ControlFault {
    List<Program> found = new ArrayList<>();
    for (Program program : programs) {
      if (name.equals(program.name()) || name.equals(program.group() + ":" + program.name())) {
        found.add(program);
      }
    }
    if (found.isEmpty()) {
      throw new ControlFault(Fault.BAD_NAME, name);
    }
    if (found.size() > 1) {
      String first = found.get(0).group() + ":" + found.get(0).name();
      throw failed("several groups have " + name + ": name one, as in " + first);
    }
    return found.get(0);
  }

  private static void check(Program program, long count) throws ControlFault {
    if (program.isListener()) {
      throw failed("event listeners are not scaled: set numprocs and run update");
    }
    if (program.isScaling()) {
      throw failed("scaling decides how many run: set max_procs and run update");
    }
    if (count > 1 && !program.isNumbered()) {
      throw failed(
          "process_name has no number: set process_name=%(program_name)s_%(process_num)02d in ["
              + program.section()
              + "] and run update");
    }
  }

  private static GroupConfig group(SupervisordConfig config, String name) throws ControlFault {
    GroupConfig found = GroupConfig.find(config.groups(), name);
    if (found == null) {
      throw failed("group " + name + " is no longer configured: run update first");
    }
    return found;
  }

  private static ControlFault failed(String reason) {
    return new ControlFault(Fault.FAILED, reason);
  }

  /** Remembers the scale once the group has it. */
  private final class Settled implements Answer<GroupChange> {
    private final Program program;
    private final int count;
    private final Answer<GroupChange> answer;

    Settled(Program program, int count, Answer<GroupChange> answer) {
      this.program = program;
      this.count = count;
      this.answer = answer;
    }

    @Override
    public void succeed(GroupChange change) {
      supervisor.scales().put(program, count);
      try {
        GroupConfig scaled = groups.group(program.group()).config();
        around.state().replace(around.state().config().withGroup(scaled));
      } catch (ControlFault e) {
        throw new IllegalStateException("cannot find the group that was scaled", e);
      }
      answer.succeed(change);
    }

    @Override
    public void fail(ControlFault fault) {
      answer.fail(fault);
    }
  }
}

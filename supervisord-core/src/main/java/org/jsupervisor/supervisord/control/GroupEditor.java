package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.ProcessGroupConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Values;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;

/**
 * Changes groups while they run, beyond what any configuration file says; a restart of the daemon
 * forgets it. Confined to the loop thread.
 */
public final class GroupEditor {
  private final Supervisor supervisor;
  private final Surroundings around;
  private final Groups groups;
  private final ProgramSource programs;

  GroupEditor(Supervisor supervisor, Surroundings around, Groups groups, ProgramSource programs) {
    this.supervisor = supervisor;
    this.around = around;
    this.groups = groups;
    this.programs = programs;
  }

  /** In order of adding. */
  public List<String> groupNames() {
    List<String> names = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      names.add(group.name());
    }
    return names;
  }

  /** Adds a group without processes. */
  public void addGroup(String name, int priority) throws ControlFault {
    try {
      Values.name(name);
    } catch (ConfigException e) {
      throw new ControlFault(Fault.INCORRECT_PARAMETERS, e.text());
    }
    if (groups.has(name)) {
      throw new ControlFault(Fault.BAD_NAME, name);
    }
    supervisor.addProcessGroup(new ProcessGroupConfig(name, priority, List.of()));
  }

  /** Adds a program's processes to a group; those that start by themselves do so at once. */
  public void addProgram(String groupName, String program, Map<String, String> options)
      throws ControlFault {
    ProcessGroup group = group(groupName);
    List<ProcessConfig> added = configured(groupName, program, options);
    for (ProcessConfig process : added) {
      if (group.process(process.name()) != null) {
        throw new ControlFault(Fault.BAD_NAME, process.name());
      }
      refuseUnknownNeeds(process);
    }
    try {
      group.add(added);
      supervisor.extended(group);
    } catch (IOException e) {
      throw new ControlFault(Fault.FAILED, e.getMessage());
    }
  }

  private void refuseUnknownNeeds(ProcessConfig process) throws ControlFault {
    for (Dependency need : process.policies().dependencies().needs()) {
      if (groups.processes(need.target()).isEmpty()) {
        throw new ControlFault(
            Fault.INCORRECT_PARAMETERS,
            "cannot wait for " + need.target().text() + ", which is no program or group");
      }
    }
  }

  private List<ProcessConfig> configured(String group, String program, Map<String, String> options)
      throws ControlFault {
    try {
      return programs.program(group, program, options, around.state().config().environment());
    } catch (ConfigException e) {
      throw new ControlFault(Fault.INCORRECT_PARAMETERS, e.text());
    }
  }

  /** Takes one stopped process out of its group. */
  public void removeProcess(String groupName, String name) throws ControlFault {
    ProcessGroup group = group(groupName);
    ManagedProcess process = group.process(name);
    if (process == null) {
      throw new ControlFault(Fault.BAD_NAME, name);
    }
    if (process.status().pid() != 0 || !process.state().isStopped()) {
      throw new ControlFault(Fault.STILL_RUNNING, name);
    }
    group.remove(process);
  }

  private ProcessGroup group(String name) throws ControlFault {
    if (!groups.has(name)) {
      throw new ControlFault(Fault.BAD_NAME, "group: " + name);
    }
    return groups.group(name);
  }
}

package org.jsupervisor.config.extension;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.DependencyGraph;
import org.jsupervisor.config.dependency.Milestone;
import org.jsupervisor.config.dependency.ProgramNames;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.policy.DependencyPolicy;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.Spelling;

/**
 * Finds out what the names in dependencies stand for, once all groups are known, and refuses
 * circles. Confined to the thread that loads the configuration.
 */
public final class DependencyResolution {
  private static final String NEEDS = "depends_on";
  private static final String MILESTONES = "dependent_startup_wait_for";

  /** Takes what is odd but usable. */
  public interface Warnings {
    void warn(String text, IniSection section, String key);
  }

  private final Findings findings;
  private final Warnings warnings;
  private final IdentityHashMap<ProcessConfig, IniSection> origins;
  private final ProgramNames names = new ProgramNames();

  /**
   * @param origins the section of each process
   */
  public DependencyResolution(
      Findings findings, Warnings warnings, IdentityHashMap<ProcessConfig, IniSection> origins) {
    this.findings = findings;
    this.warnings = warnings;
    this.origins = origins;
  }

  /** The same groups, with names that are certain. */
  public List<GroupConfig> resolve(List<GroupConfig> groups) {
    for (GroupConfig group : groups) {
      for (ProcessConfig process : group.processes()) {
        IniSection section = origins.get(process);
        if (section != null) {
          names.add(group.name(), process.name(), programOf(section));
        }
      }
    }
    List<GroupConfig> resolved = new ArrayList<>();
    for (GroupConfig group : groups) {
      resolved.add(resolve(group));
    }
    refuseCircle(resolved);
    return resolved;
  }

  private GroupConfig resolve(GroupConfig group) {
    List<ProcessConfig> processes = new ArrayList<>();
    boolean isChanged = false;
    for (ProcessConfig process : group.processes()) {
      IniSection section = origins.get(process);
      DependencyPolicy policy = process.policies().dependencies();
      if (section == null || !policy.hasTargets()) {
        processes.add(process);
        continue;
      }
      DependencyPolicy certain =
          policy.with(needs(policy.needs(), section), milestones(policy.milestones(), section));
      ProcessConfig resolved = process.with(process.policies().with(certain));
      origins.put(resolved, section);
      findings.loaded(List.of(resolved), section);
      processes.add(resolved);
      isChanged = true;
    }
    return isChanged ? group.withProcesses(processes) : group;
  }

  private List<Dependency> needs(List<Dependency> written, IniSection section) {
    List<Dependency> certain = new ArrayList<>();
    for (Dependency dependency : written) {
      List<Target> targets = names.resolve(dependency.target());
      if (targets.isEmpty()) {
        String name = dependency.target().text();
        refuse(section, NEEDS, new ConfigException("cannot wait for " + unknown(name), name));
      }
      for (Target target : targets) {
        certain.add(new Dependency(target, dependency.condition()));
      }
    }
    return certain;
  }

  /** Compatibility: the listener these options are of goes on without what it does not know. */
  private List<Milestone> milestones(List<Milestone> written, IniSection section) {
    List<Milestone> certain = new ArrayList<>();
    for (Milestone milestone : written) {
      List<Target> targets = names.resolve(milestone.target());
      if (targets.isEmpty()) {
        String name = milestone.target().text();
        warnings.warn(
            "For [" + section.name() + "], not waiting for " + unknown(name), section, MILESTONES);
      }
      for (Target target : targets) {
        certain.add(new Milestone(target, milestone.states()));
      }
    }
    return certain;
  }

  private String unknown(String name) {
    String meant = Spelling.nearest(name, names.all());
    String complaint = name + ", which is no program or group";
    return meant == null ? complaint : complaint + ": did you mean " + meant + "?";
  }

  private void refuse(IniSection section, String key, ConfigException e) {
    findings.refused(e, section, key, inSection(section));
  }

  private static String inSection(IniSection section) {
    return " in section " + PythonRepr.of(section.name());
  }

  private static String programOf(IniSection section) {
    return section.name().substring(section.name().indexOf(':') + 1);
  }

  private void refuseCircle(List<GroupConfig> groups) {
    DependencyGraph<String> graph = new DependencyGraph<>();
    for (GroupConfig group : groups) {
      for (ProcessConfig process : group.processes()) {
        addEdges(graph, group.name() + ":" + process.name(), process.policies().dependencies());
      }
    }
    List<String> cycle = graph.cycle();
    if (cycle.isEmpty()) {
      return;
    }
    StringBuilder shown = new StringBuilder();
    for (String node : cycle) {
      shown.append(shown.length() == 0 ? "" : " -> ").append(Target.parse(node).shown());
    }
    ConfigException e =
        new ConfigException("cannot start programs that wait for each other: " + shown);
    for (GroupConfig group : groups) {
      for (ProcessConfig process : group.processes()) {
        IniSection section = origins.get(process);
        if (section != null && cycle.get(0).equals(group.name() + ":" + process.name())) {
          refuse(section, keyOf(process.policies().dependencies(), cycle.get(1)), e);
        }
      }
    }
  }

  private void addEdges(DependencyGraph<String> graph, String node, DependencyPolicy policy) {
    for (Dependency dependency : policy.needs()) {
      for (String other : names.processes(dependency.target())) {
        graph.add(node, other);
      }
    }
    for (Milestone milestone : policy.milestones()) {
      for (String other : names.processes(milestone.target())) {
        graph.add(node, other);
      }
    }
  }

  /** The option that makes a program wait for that process. */
  private String keyOf(DependencyPolicy policy, String process) {
    for (Dependency dependency : policy.needs()) {
      if (names.processes(dependency.target()).contains(process)) {
        return NEEDS;
      }
    }
    return MILESTONES;
  }
}

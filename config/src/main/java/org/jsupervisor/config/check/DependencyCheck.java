package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.dependency.Condition;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.DependencyPolicy;
import org.jsupervisor.config.value.AutoRestart;

/** Warns of programs that would wait for ever, and of options that come to nothing. */
final class DependencyCheck {
  private static final String LISTENER = "supervisord_dependent_startup";

  private final SupervisordConfig config;
  private final Problems problems;

  DependencyCheck(SupervisordConfig config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  void check(GroupConfig group, ProcessConfig process, IniSection section) {
    DependencyPolicy policy = process.policies().dependencies();
    if (policy.isOrdered() && process.autostart()) {
      problems.warn(
          section,
          "dependent_startup",
          "dependent_startup has no effect, because the program starts with the daemon anyway",
          "set autostart to false");
    } else if (!policy.milestones().isEmpty() && !policy.isOrdered()) {
      problems.warn(
          section,
          "dependent_startup_wait_for",
          "dependent_startup_wait_for has no effect without dependent_startup",
          "set dependent_startup to true, or use depends_on");
    }
    for (Dependency dependency : policy.needs()) {
      check(dependency, process, section);
    }
    if (group instanceof EventListenerPoolConfig && process.command().contains(LISTENER)) {
      problems.warn(
          section,
          "command",
          "the daemon does itself what this listener is for",
          "remove the section; it may also stay as it is");
    }
  }

  private void check(Dependency dependency, ProcessConfig process, IniSection section) {
    String name = dependency.target().shown();
    for (ProcessConfig other : processes(dependency.target())) {
      if (process.startsWithDaemon() && !other.startsWithDaemon()) {
        problems.warn(
            section,
            "depends_on",
            name + " does not start with the daemon, and nothing that waits for it does",
            "set autostart of " + name + " to true, or of this program to false");
      }
      if (dependency.condition() == Condition.COMPLETED) {
        checkJob(other, name, section);
      }
    }
  }

  private void checkJob(ProcessConfig job, String name, IniSection section) {
    if (job.autorestart() == AutoRestart.ALWAYS) {
      problems.warn(
          section,
          "depends_on",
          name + " is never completed for long, because autorestart starts it again",
          "set autorestart of " + name + " to unexpected or false");
    }
    if (!job.startsecs().isZero() && job.policies().readiness().on() == null) {
      problems.warn(
          section,
          "depends_on",
          name + " is not completed but failed if it ends before its startsecs are over",
          "set startsecs of " + name + " to 0");
    }
  }

  private List<ProcessConfig> processes(Target target) {
    List<ProcessConfig> processes = new ArrayList<>();
    for (GroupConfig group : config.groups()) {
      for (ProcessConfig process : group.processes()) {
        if (target.matches(group.name(), process.name())) {
          processes.add(process);
        }
      }
    }
    return processes;
  }
}

package org.jsupervisor.config.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ConfigInspection;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.schema.SectionKind;

/** Checks a configuration from its text to what it needs on this machine. Changes nothing. */
public final class ConfigCheck {
  private final LoaderEnvironment environment;
  private final Commands commands;

  public ConfigCheck(LoaderEnvironment environment, Commands commands) {
    this.environment = environment;
    this.commands = commands;
  }

  /** Checks {@code file} as a start with this command line would read it. */
  public ConfigReport run(String file, CommandLineOverrides overrides) {
    ConfigInspection inspection = new ConfigInspection(file, overrides, environment);
    Problems problems = new Problems();
    Cures cures = new Cures(inspection.document());
    for (Finding finding : inspection.findings()) {
      UndefinedName undefined = UndefinedName.in(finding);
      if (undefined == null || !isConsequence(undefined, finding, inspection)) {
        problems.add(problem(finding, undefined, cures));
      }
    }
    new UnreadText(inspection.document(), file, problems).check();
    SupervisordConfig config = inspection.config();
    if (config != null && environment.requiresPaths()) {
      new MachineCheck(inspection, config, environment, problems).check(commands);
    }
    if (config != null) {
      checkPrograms(inspection, config, problems);
      problems.hide(config.secrets());
    }
    ConfigReport report = new ConfigReport(file, problems.sorted(), config);
    return report.errors() == 0 ? report : new ConfigReport(file, report.problems(), null);
  }

  private static void checkPrograms(
      ConfigInspection inspection, SupervisordConfig config, Problems problems) {
    DependencyCheck dependencies = new DependencyCheck(config, problems);
    EndCheck ends = new EndCheck(config, problems);
    for (GroupConfig group : config.groups()) {
      for (ProcessConfig process : group.processes()) {
        IniSection section = inspection.sectionOf(process);
        if (section != null) {
          dependencies.check(group, process, section);
          ends.check(process, section);
        }
      }
    }
  }

  /** Whether the name is missing only because the environment that defines it is refused. */
  private static boolean isConsequence(
      UndefinedName undefined, Finding finding, ConfigInspection inspection) {
    for (Finding other : inspection.findings()) {
      boolean isSame = Objects.equals(other.section(), finding.section());
      boolean isAbove = SectionKind.SUPERVISORD.title().equals(other.section());
      boolean isElsewhere = isSame ? !finding.key().equals("environment") : isAbove;
      if (isElsewhere
          && other.isError()
          && other.key().equals("environment")
          && undefined.isDefinedIn(other.value())) {
        return true;
      }
    }
    return false;
  }

  private static Problem problem(Finding finding, @Nullable UndefinedName undefined, Cures cures) {
    return new Problem(
        finding.isError() ? Problem.Severity.ERROR : Problem.Severity.WARNING,
        finding.file(),
        finding.line(),
        finding.section(),
        finding.key(),
        ShownText.value(finding.key(), finding.value()),
        undefined == null ? ShownText.of(finding) : undefined.text(),
        undefined == null ? cures.of(finding) : undefined.cure());
  }
}

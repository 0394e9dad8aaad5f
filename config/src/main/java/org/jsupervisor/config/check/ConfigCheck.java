package org.jsupervisor.config.check;

import org.jsupervisor.config.ConfigInspection;
import org.jsupervisor.config.Finding;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;

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
    ConfigInspection inspection = new ConfigInspection(file, overrides, environment).run();
    Problems problems = new Problems();
    Cures cures = new Cures(inspection.document());
    for (Finding finding : inspection.findings()) {
      problems.add(problem(finding, cures));
    }
    new UnreadText(inspection.document(), file, problems).check();
    SupervisordConfig config = inspection.config();
    if (config != null && environment.requiresPaths()) {
      new MachineCheck(inspection, config, environment, problems).check(commands);
    }
    ConfigReport report = new ConfigReport(file, problems.sorted(), config);
    return report.errors() == 0 ? report : new ConfigReport(file, report.problems(), null);
  }

  private static Problem problem(Finding finding, Cures cures) {
    UndefinedName undefined = UndefinedName.in(finding.text());
    String text = undefined == null ? shown(finding) : undefined.text();
    return new Problem(
        finding.isError() ? Problem.Severity.ERROR : Problem.Severity.WARNING,
        finding.file(),
        finding.line(),
        finding.section(),
        finding.key(),
        text,
        undefined == null ? cures.of(finding) : undefined.cure());
  }

  /** The text without values that may be secrets: an environment's pairs, a password. */
  private static String shown(Finding finding) {
    if (!finding.key().equals("environment") && !finding.key().equals("password")) {
      return finding.text();
    }
    String text = finding.text();
    int quoted = text.indexOf(" in value '");
    if (quoted >= 0) {
      return text.substring(0, quoted);
    }
    int complaint = text.indexOf(" is badly formatted: ");
    return complaint < 0 ? text : "the format string" + text.substring(complaint);
  }
}

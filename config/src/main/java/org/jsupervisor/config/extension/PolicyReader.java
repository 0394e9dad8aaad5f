package org.jsupervisor.config.extension;

import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.EnvironmentFilePolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.schema.PolicyTables;
import org.jsupervisor.config.value.Accounts;

/** Reads all policies of one process. Confined to the thread that loads the configuration. */
public final class PolicyReader {
  private PolicyReader() {}

  /** Whether a section names any of the options, and reading is worth the while. */
  public static boolean isNeeded(IniSection section) {
    for (String key : section.keys()) {
      if (PolicyTables.has(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The policies; what is refused is told to the findings of {@code values}.
   *
   * @param files was read first, as what they hold may be used in other options
   * @param scaling is that of all processes of the section
   */
  public static ProcessPolicies read(
      SectionValues values, EnvironmentFilePolicy files, ScalingPolicy scaling, Accounts accounts) {
    return new ProcessPolicies(
        RestartOptions.read(values),
        OrphanOptions.read(values),
        ReloadOptions.read(values),
        MainProcessOptions.read(values),
        DependencyOptions.read(values),
        ReadinessOptions.read(values),
        HealthOptions.read(values),
        EndOptions.read(values),
        files,
        OutputOptions.read(values),
        LimitOptions.read(values, accounts),
        scaling);
  }
}

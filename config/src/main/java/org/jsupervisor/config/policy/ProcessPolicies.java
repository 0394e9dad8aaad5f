package org.jsupervisor.config.policy;

import org.jsupervisor.config.value.SecretTexts;

/** What a program asks for beyond the options of supervisor; by default nothing. */
public record ProcessPolicies(
    RestartPolicy restart,
    OrphanPolicy orphans,
    ReloadPolicy reload,
    MainProcessPolicy mainProcess,
    DependencyPolicy dependencies,
    ReadinessPolicy readiness,
    HealthPolicy health,
    EndPolicy end,
    EnvironmentFilePolicy environmentFiles,
    OutputPolicy output,
    LimitPolicy limits,
    ScalingPolicy scaling) {

  /** What a program has that names none of the options. */
  public static final ProcessPolicies DEFAULT =
      new ProcessPolicies(
          RestartPolicy.DEFAULT,
          OrphanPolicy.DEFAULT,
          ReloadPolicy.DEFAULT,
          MainProcessPolicy.DEFAULT,
          DependencyPolicy.DEFAULT,
          ReadinessPolicy.DEFAULT,
          HealthPolicy.DEFAULT,
          EndPolicy.DEFAULT,
          EnvironmentFilePolicy.DEFAULT,
          OutputPolicy.DEFAULT,
          LimitPolicy.DEFAULT,
          ScalingPolicy.DEFAULT);

  /** The same, with texts that nobody may be shown. */
  public ProcessPolicies with(SecretTexts secrets) {
    return with(
        dependencies,
        new EnvironmentFilePolicy(environmentFiles.files(), environmentFiles.variables(), secrets));
  }

  /** The same, with dependencies whose names are certain. */
  public ProcessPolicies with(DependencyPolicy certain) {
    return with(certain, environmentFiles);
  }

  private ProcessPolicies with(DependencyPolicy needs, EnvironmentFilePolicy files) {
    return new ProcessPolicies(
        restart,
        orphans,
        reload,
        mainProcess,
        needs,
        readiness,
        health,
        end,
        files,
        output,
        limits,
        scaling);
  }

  /** Whether the program names none of the options, or all as they stand by default. */
  @SuppressWarnings(
      "ReferenceEquality") // The rule, and the comparison of records is slow at first.
  public boolean isDefault() {
    return this == DEFAULT || equals(DEFAULT);
  }
}

package org.jsupervisor.config.extension;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsupervisor.config.policy.ProcessPolicies;

/** Lists the policies of one process as options again. Stateless. */
public final class PolicyListing {
  private PolicyListing() {}

  /**
   * The options that make these policies, without those that stand at their default: texts,
   * integers and booleans.
   */
  public static Map<String, Object> of(ProcessPolicies policies) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (policies.isDefault()) {
      return options;
    }
    RestartOptions.list(policies.restart(), options);
    OrphanOptions.list(policies.orphans(), options);
    ReloadOptions.list(policies.reload(), options);
    MainProcessOptions.list(policies.mainProcess(), options);
    DependencyOptions.list(policies.dependencies(), options);
    ReadinessOptions.list(policies.readiness(), options);
    HealthOptions.list(policies.health(), options);
    EndOptions.list(policies.end(), options);
    EnvironmentFileOptions.list(policies.environmentFiles(), options);
    OutputOptions.list(policies.output(), options);
    LimitOptions.list(policies.limits(), options);
    ScalingOptions.list(policies.scaling(), options);
    return options;
  }
}

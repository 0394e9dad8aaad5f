package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.HealthPolicy;

/** The options of {@link HealthPolicy}. */
final class HealthOptions {
  private HealthOptions() {}

  static HealthPolicy read(SectionValues values) {
    return HealthPolicy.DEFAULT;
  }

  static void list(HealthPolicy policy, Map<String, Object> options) {}
}

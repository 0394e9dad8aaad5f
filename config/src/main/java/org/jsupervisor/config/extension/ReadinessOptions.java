package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.ReadinessPolicy;

/** The options of {@link ReadinessPolicy}. */
final class ReadinessOptions {
  private ReadinessOptions() {}

  static ReadinessPolicy read(SectionValues values) {
    return ReadinessPolicy.DEFAULT;
  }

  static void list(ReadinessPolicy policy, Map<String, Object> options) {}
}

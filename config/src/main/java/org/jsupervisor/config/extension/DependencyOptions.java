package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.DependencyPolicy;

/** The options of {@link DependencyPolicy}. */
final class DependencyOptions {
  private DependencyOptions() {}

  static DependencyPolicy read(SectionValues values) {
    return DependencyPolicy.DEFAULT;
  }

  static void list(DependencyPolicy policy, Map<String, Object> options) {}
}

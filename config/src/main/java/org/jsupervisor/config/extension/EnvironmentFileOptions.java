package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.EnvironmentFilePolicy;

/** The options of {@link EnvironmentFilePolicy}. */
final class EnvironmentFileOptions {
  private EnvironmentFileOptions() {}

  static EnvironmentFilePolicy read(SectionValues values) {
    return EnvironmentFilePolicy.DEFAULT;
  }

  static void list(EnvironmentFilePolicy policy, Map<String, Object> options) {}
}

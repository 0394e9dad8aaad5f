package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.OutputPolicy;

/** The options of {@link OutputPolicy}. */
final class OutputOptions {
  private OutputOptions() {}

  static OutputPolicy read(SectionValues values) {
    return OutputPolicy.DEFAULT;
  }

  static void list(OutputPolicy policy, Map<String, Object> options) {}
}

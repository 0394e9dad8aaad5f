package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.EndPolicy;

/** The options of {@link EndPolicy}. */
final class EndOptions {
  private EndOptions() {}

  static EndPolicy read(SectionValues values) {
    return EndPolicy.DEFAULT;
  }

  static void list(EndPolicy policy, Map<String, Object> options) {}
}

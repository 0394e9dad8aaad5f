package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.LimitPolicy;

/** The options of {@link LimitPolicy}. */
final class LimitOptions {
  private LimitOptions() {}

  static LimitPolicy read(SectionValues values) {
    return LimitPolicy.DEFAULT;
  }

  static void list(LimitPolicy policy, Map<String, Object> options) {}
}

package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.OrphanPolicy;

/** The options of {@link OrphanPolicy}. */
final class OrphanOptions {
  private OrphanOptions() {}

  static OrphanPolicy read(SectionValues values) {
    return OrphanPolicy.DEFAULT;
  }

  static void list(OrphanPolicy policy, Map<String, Object> options) {}
}

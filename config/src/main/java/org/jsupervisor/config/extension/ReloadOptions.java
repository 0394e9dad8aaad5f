package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.ReloadPolicy;

/** The options of {@link ReloadPolicy}. */
final class ReloadOptions {
  private ReloadOptions() {}

  static ReloadPolicy read(SectionValues values) {
    return ReloadPolicy.DEFAULT;
  }

  static void list(ReloadPolicy policy, Map<String, Object> options) {}
}

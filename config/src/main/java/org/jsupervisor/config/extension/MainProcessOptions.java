package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.MainProcessPolicy;

/** The options of {@link MainProcessPolicy}. */
final class MainProcessOptions {
  private MainProcessOptions() {}

  static MainProcessPolicy read(SectionValues values) {
    return MainProcessPolicy.DEFAULT;
  }

  static void list(MainProcessPolicy policy, Map<String, Object> options) {}
}

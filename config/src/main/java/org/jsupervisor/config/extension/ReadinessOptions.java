package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.ReadinessPolicy;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.probe.ProbeText;
import org.jsupervisor.config.value.Seconds;

/** The options of {@link ReadinessPolicy}. */
final class ReadinessOptions {
  private static final OptionType<Probe> SIGN =
      new OptionType<>() {
        @Override
        public Probe parse(String text) {
          return ProbeText.ofReadiness(text);
        }
      };

  private ReadinessOptions() {}

  static ReadinessPolicy read(SectionValues values) {
    return new ReadinessPolicy(
        values.read("ready_on", SIGN),
        values.read("ready_timeout", OptionType.SECONDS, ReadinessPolicy.DEFAULT.timeout()));
  }

  static void list(ReadinessPolicy policy, Map<String, Object> options) {
    Probe on = policy.on();
    if (on != null) {
      options.put("ready_on", ProbeText.of(on));
    }
    if (!policy.timeout().equals(ReadinessPolicy.DEFAULT.timeout())) {
      options.put("ready_timeout", Seconds.text(policy.timeout()));
    }
  }
}

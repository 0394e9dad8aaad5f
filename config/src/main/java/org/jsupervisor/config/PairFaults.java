package org.jsupervisor.config;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;

/** Tells what is wrong or odd about {@code environment=} without repeating a value. */
final class PairFaults {
  private static final String KEY = "environment";

  private final Load load;
  private final SectionValues values;

  PairFaults(Load load, SectionValues values) {
    this.load = load;
    this.values = values;
  }

  void tell(EnvironmentPairs pairs) {
    @Nullable ConfigException fault = pairs.fault();
    if (fault != null) {
      values.refuse(KEY, fault);
    }
    // Better than the original, which drops what stands there in silence.
    for (String name : pairs.namesWithoutComma()) {
      load.warn(
          "For ["
              + values.section().name()
              + "], what follows the value of "
              + name
              + " in environment is no comma and is ignored",
          values.section(),
          KEY);
    }
  }
}

package org.jsupervisor.config.extension;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.HealthPolicy;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.probe.ProbeText;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Values;

/** The options of {@link HealthPolicy}. */
final class HealthOptions {
  private static final OptionType<Probe> CHECK =
      new OptionType<>() {
        @Override
        public Probe parse(String text) {
          return ProbeText.ofHealth(text);
        }
      };

  private static final OptionType<HealthPolicy.Action> ACTION =
      new OptionType<>() {
        @Override
        public HealthPolicy.Action parse(String text) {
          return action(text);
        }
      };

  /** A time that passes. */
  static final OptionType<Duration> PERIOD =
      new OptionType<>() {
        @Override
        public Duration parse(String text) {
          Duration period = Seconds.parse(text);
          if (period.isZero()) {
            throw new ConfigException("cannot use " + text + " as a number of seconds above 0");
          }
          return period;
        }
      };

  private static final OptionType<Integer> COUNT =
      new OptionType<>() {
        @Override
        public Integer parse(String text) {
          int count = Values.integer(text);
          if (count < 1) {
            throw new ConfigException("cannot use " + text + " as a number of checks");
          }
          return count;
        }
      };

  private HealthOptions() {}

  static HealthPolicy read(SectionValues values) {
    HealthPolicy initial = HealthPolicy.DEFAULT;
    return new HealthPolicy(
        values.read("healthcheck", CHECK),
        values.read("health_interval", PERIOD, initial.interval()),
        values.read("health_timeout", PERIOD, initial.timeout()),
        values.read("health_retries", COUNT, initial.retries()),
        values.read("health_start_period", OptionType.SECONDS, initial.startPeriod()),
        values.read("health_action", ACTION, initial.action()),
        values.read("watchdog", PERIOD));
  }

  static void list(HealthPolicy policy, Map<String, Object> options) {
    HealthPolicy initial = HealthPolicy.DEFAULT;
    Probe check = policy.check();
    if (check != null) {
      options.put("healthcheck", ProbeText.of(check));
    }
    put(options, "health_interval", policy.interval(), initial.interval());
    put(options, "health_timeout", policy.timeout(), initial.timeout());
    if (policy.retries() != initial.retries()) {
      options.put("health_retries", policy.retries());
    }
    put(options, "health_start_period", policy.startPeriod(), initial.startPeriod());
    if (policy.action() != initial.action()) {
      options.put("health_action", policy.action().name().toLowerCase(Locale.ROOT));
    }
    Duration watchdog = policy.watchdog();
    if (watchdog != null) {
      options.put("watchdog", Seconds.text(watchdog));
    }
  }

  private static void put(
      Map<String, Object> options, String key, Duration duration, Duration initial) {
    if (!duration.equals(initial)) {
      options.put(key, Seconds.text(duration));
    }
  }

  private static HealthPolicy.Action action(String text) {
    for (HealthPolicy.Action action : HealthPolicy.Action.values()) {
      if (action.name().equalsIgnoreCase(text)) {
        return action;
      }
    }
    throw new ConfigException("cannot use " + text + " as a health_action", text);
  }
}

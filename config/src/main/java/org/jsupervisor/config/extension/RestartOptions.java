package org.jsupervisor.config.extension;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.Backoff;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Values;

/** The options of {@link RestartPolicy}. */
final class RestartOptions {
  private static final OptionType<Backoff> BACKOFF =
      new OptionType<>() {
        @Override
        public Backoff parse(String text) {
          return backoff(text);
        }
      };

  private static final OptionType<Double> SHARE =
      new OptionType<>() {
        @Override
        public Double parse(String text) {
          return share(text);
        }
      };

  private static final OptionType<StartLimit> START_LIMIT =
      new OptionType<>() {
        @Override
        public StartLimit parse(String text) {
          return startLimit(text);
        }
      };

  private RestartOptions() {}

  static RestartPolicy read(SectionValues values) {
    RestartPolicy initial = RestartPolicy.DEFAULT;
    return new RestartPolicy(
        values.read("restartpause", OptionType.SECONDS, initial.pause()),
        values.read("backoff", BACKOFF, initial.backoff()),
        values.read("backoff_max", OptionType.SECONDS),
        values.read("backoff_jitter", SHARE, initial.backoffJitter()),
        values.read("fatal_retry_after", OptionType.SECONDS),
        values.read("startlimit", START_LIMIT));
  }

  static void list(RestartPolicy policy, Map<String, Object> options) {
    if (!policy.pause().isZero()) {
      options.put("restartpause", Seconds.text(policy.pause()));
    }
    if (policy.backoff() != Backoff.LINEAR) {
      options.put("backoff", policy.backoff().name().toLowerCase(Locale.ROOT));
    }
    put(options, "backoff_max", policy.backoffMax());
    if (policy.backoffJitter() > 0) {
      options.put("backoff_jitter", Double.toString(policy.backoffJitter()));
    }
    put(options, "fatal_retry_after", policy.fatalRetryAfter());
    StartLimit limit = policy.startLimit();
    if (limit != null) {
      options.put("startlimit", limit.starts() + "/" + Seconds.text(limit.window()));
    }
  }

  private static void put(Map<String, Object> options, String key, @Nullable Duration duration) {
    if (duration != null) {
      options.put(key, Seconds.text(duration));
    }
  }

  private static Backoff backoff(String text) {
    for (Backoff backoff : Backoff.values()) {
      if (backoff.name().equalsIgnoreCase(text)) {
        return backoff;
      }
    }
    throw new ConfigException("cannot use " + text + " as a backoff", text);
  }

  private static double share(String text) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new ConfigException("cannot use " + text + " as a share from 0 to 1", text);
  }

  private static StartLimit startLimit(String text) {
    int slash = text.indexOf('/');
    if (slash > 0) {
      int starts = Values.integer(text.substring(0, slash));
      Duration window = Seconds.parse(text.substring(slash + 1));
      if (starts > 0 && !window.isZero()) {
        return new StartLimit(starts, window);
      }
    }
    throw new ConfigException("cannot use " + text + " as a limit such as 5/60", text);
  }
}

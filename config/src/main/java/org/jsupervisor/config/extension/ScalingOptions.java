package org.jsupervisor.config.extension;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.policy.ScalingPolicy.Mode;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Seconds;

/** The options of {@link ScalingPolicy}, of FastCGI programs alone. */
public final class ScalingOptions {
  private static final int MOST = 10_000;
  private static final int USUAL_SPARE = 3;
  private static final String[] OF_ACTIVE = {
    "min_procs", "min_spare", "max_spare", "idle_timeout", "max_lifetime"
  };
  private static final String[] OF_DYNAMIC = {"min_spare", "max_spare"};

  private static final OptionType<Mode> MODE =
      new OptionType<>() {
        @Override
        public Mode parse(String text) {
          return mode(text);
        }
      };

  private static final OptionType<Integer> COUNT = LimitOptions.range(0, MOST);
  private static final OptionType<Integer> TOTAL = LimitOptions.range(1, MOST);

  private final SectionValues values;
  private final @Nullable Integer numprocs;
  private final int refusalsBefore;

  private ScalingOptions(SectionValues values, @Nullable Integer numprocs) {
    this.values = values;
    this.numprocs = numprocs;
    this.refusalsBefore = values.refusals();
  }

  /**
   * What a FastCGI program's section asks for, the default if anything of it is refused.
   *
   * @param numprocs null if absent or refused
   */
  public static ScalingPolicy read(SectionValues values, @Nullable Integer numprocs) {
    return new ScalingOptions(values, numprocs).policy();
  }

  private ScalingPolicy policy() {
    Mode read = values.read("scaling", MODE);
    if (read == null && values.has("scaling")) {
      return ScalingPolicy.DEFAULT; // Whether the others fit cannot be told.
    }
    Mode mode = read == null ? Mode.STATIC : read;
    Integer total = total(mode);
    if (mode == Mode.STATIC) {
      refuseAll(OF_ACTIVE, " needs scaling=dynamic or scaling=ondemand");
      return total == null ? ScalingPolicy.DEFAULT : everyOne(total);
    }
    if (mode == Mode.ONDEMAND) {
      refuseAll(OF_DYNAMIC, " has no effect with scaling=ondemand");
    }
    int most = total == null ? MOST : total;
    boolean isDynamic = mode == Mode.DYNAMIC;
    int minProcs = values.read("min_procs", COUNT, isDynamic ? 1 : 0);
    int minSpare = values.read("min_spare", COUNT, isDynamic ? 1 : 0);
    int usual = isDynamic ? Math.max(minSpare, Math.min(USUAL_SPARE, most)) : 0;
    int maxSpare = values.read("max_spare", COUNT, usual);
    ScalingPolicy policy =
        new ScalingPolicy(
            mode,
            minProcs,
            most,
            minSpare,
            maxSpare,
            values.read("idle_timeout", HealthOptions.PERIOD, ScalingPolicy.IDLE_TIMEOUT),
            values.read("max_lifetime", HealthOptions.PERIOD));
    check(policy);
    return values.refusals() == refusalsBefore ? policy : ScalingPolicy.DEFAULT;
  }

  private static ScalingPolicy everyOne(int total) {
    return new ScalingPolicy(Mode.STATIC, 0, total, 0, 0, ScalingPolicy.IDLE_TIMEOUT, null);
  }

  private @Nullable Integer total(Mode mode) {
    Integer total = values.read("max_procs", TOTAL);
    if (total != null && numprocs != null && !total.equals(numprocs)) {
      values.refuse("max_procs", "max_procs=" + total + " contradicts numprocs=" + numprocs);
    }
    boolean isMissing = !values.has("max_procs") && !values.has("numprocs");
    if (isMissing && mode != Mode.STATIC) {
      values.refuse("max_procs", "scaling=" + word(mode) + " needs max_procs");
    }
    return total == null ? numprocs : total;
  }

  private void refuseAll(String[] keys, String complaint) {
    for (String key : keys) {
      if (values.has(key)) {
        values.refuse(key, key + complaint);
      }
    }
  }

  private void check(ScalingPolicy policy) {
    refuseAbove("min_procs", policy.minProcs(), "max_procs", policy.maxProcs());
    refuseAbove("min_spare", policy.minSpare(), "max_procs", policy.maxProcs());
    refuseAbove("max_spare", policy.maxSpare(), "max_procs", policy.maxProcs());
    refuseAbove("min_spare", policy.minSpare(), "max_spare", policy.maxSpare());
  }

  private void refuseAbove(String key, int number, String bound, int highest) {
    if (number > highest && values.has(key)) {
      values.refuse(key, key + "=" + number + " is above " + bound + "=" + highest);
    }
  }

  private static Mode mode(String text) {
    for (Mode mode : Mode.values()) {
      if (mode.name().equalsIgnoreCase(text)) {
        return mode;
      }
    }
    throw new ConfigException("cannot use " + text + " for scaling", text);
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static void list(ScalingPolicy policy, Map<String, Object> options) {
    if (!policy.isActive()) {
      return;
    }
    options.put("scaling", word(policy.mode()));
    options.put("min_procs", policy.minProcs());
    options.put("max_procs", policy.maxProcs());
    if (policy.mode() == Mode.DYNAMIC) {
      options.put("min_spare", policy.minSpare());
      options.put("max_spare", policy.maxSpare());
    }
    options.put("idle_timeout", Seconds.text(policy.idleTimeout()));
    Duration lifetime = policy.maxLifetime();
    if (lifetime != null) {
      options.put("max_lifetime", Seconds.text(lifetime));
    }
  }
}

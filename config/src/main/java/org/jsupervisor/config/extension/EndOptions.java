package org.jsupervisor.config.extension;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.DaemonEndPolicy;
import org.jsupervisor.config.policy.DaemonEndPolicy.ExitWhen;
import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Values;

/** The options of {@link EndPolicy} and {@link DaemonEndPolicy}. */
public final class EndOptions {
  private static final String OF_PROGRAM = "program";
  private static final int LARGEST_STATUS = 255;

  private static final OptionType<EndPolicy.Action> ACTION =
      new OptionType<>() {
        @Override
        public EndPolicy.Action parse(String text) {
          return EndOptions.constant(EndPolicy.Action.values(), text, "what follows an end");
        }
      };

  private static final OptionType<ExitWhen> EXIT_WHEN =
      new OptionType<>() {
        @Override
        public ExitWhen parse(String text) {
          return EndOptions.constant(ExitWhen.values(), text, "when to end");
        }
      };

  private static final OptionType<Integer> STATUS =
      new OptionType<>() {
        @Override
        public Integer parse(String text) {
          int status = Values.integer(text);
          if (status < 0 || status > LARGEST_STATUS) {
            throw new ConfigException("cannot use " + text + " as an exit status", text);
          }
          return status;
        }
      };

  private EndOptions() {}

  static EndPolicy read(SectionValues values) {
    EndPolicy initial = EndPolicy.DEFAULT;
    return new EndPolicy(
        values.read("on_exit", ACTION, initial.onExit()),
        values.read("on_fatal", ACTION, initial.onFatal()),
        exitCode(values));
  }

  private static @Nullable Integer exitCode(SectionValues values) {
    String text = values.text("exit_code");
    return text == null || text.equalsIgnoreCase(OF_PROGRAM)
        ? null
        : values.parsed("exit_code", text, STATUS);
  }

  static void list(EndPolicy policy, Map<String, Object> options) {
    put(options, "on_exit", policy.onExit(), EndPolicy.Action.NONE);
    put(options, "on_fatal", policy.onFatal(), EndPolicy.Action.NONE);
    Integer exitCode = policy.exitCode();
    if (exitCode != null) {
      options.put("exit_code", exitCode);
    }
  }

  /** Those of the daemon. */
  public static DaemonEndPolicy readOfDaemon(SectionValues values) {
    return values.has("exit_when") || values.has("shutdown_timeout")
        ? new DaemonEndPolicy(
            values.read("exit_when", EXIT_WHEN, ExitWhen.NEVER), shutdownTimeout(values))
        : DaemonEndPolicy.DEFAULT;
  }

  private static @Nullable Duration shutdownTimeout(SectionValues values) {
    return values.read("shutdown_timeout", OptionType.SECONDS);
  }

  /** Those of the daemon that are set, by name. */
  public static Map<String, Object> listOfDaemon(DaemonEndPolicy policy) {
    Map<String, Object> options = new LinkedHashMap<>();
    put(options, "exit_when", policy.exitWhen(), ExitWhen.NEVER);
    Duration timeout = policy.shutdownTimeout();
    if (timeout != null) {
      options.put("shutdown_timeout", Seconds.text(timeout));
    }
    return options;
  }

  private static <E extends Enum<E>> void put(
      Map<String, Object> options, String key, E value, E initial) {
    if (value != initial) {
      options.put(key, value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static <E extends Enum<E>> E constant(E[] constants, String text, String purpose) {
    for (E constant : constants) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new ConfigException("cannot use " + text + " for " + purpose, text);
  }
}

package org.jsupervisor.config.extension;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.ReloadPolicy;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Signal;

/** The options of {@link ReloadPolicy}. */
final class ReloadOptions {
  private ReloadOptions() {}

  static ReloadPolicy read(SectionValues values) {
    ReloadPolicy policy =
        new ReloadPolicy(
            values.read("reloadsignal", OptionType.SIGNAL),
            command(values, "reload_command"),
            command(values, "reload_check"),
            values.read("reload_timeout", OptionType.SECONDS, ReloadPolicy.DEFAULT.timeout()));
    if (values.has("reloadsignal") && values.has("reload_command")) {
      values.refuse(
          "reload_command", "cannot use both reloadsignal and reload_command: remove one of them");
    } else if (values.has("reload_check")
        && !values.has("reloadsignal")
        && !values.has("reload_command")) {
      values.refuse(
          "reload_check", "cannot use reload_check alone: add reloadsignal or reload_command");
    }
    return policy;
  }

  private static @Nullable String command(SectionValues values, String key) {
    return values.read(key, CommandType.INSTANCE);
  }

  static void list(ReloadPolicy policy, Map<String, Object> options) {
    Signal signal = policy.signal();
    if (signal != null) {
      options.put("reloadsignal", text(signal));
    }
    put(options, "reload_command", policy.command());
    put(options, "reload_check", policy.check());
    if (!policy.timeout().equals(ReloadPolicy.DEFAULT.timeout())) {
      options.put("reload_timeout", Seconds.text(policy.timeout()));
    }
  }

  private static String text(Signal signal) {
    return signal.name().startsWith("SIG")
        ? signal.name().substring("SIG".length())
        : Integer.toString(signal.number());
  }

  private static void put(Map<String, Object> options, String key, @Nullable String text) {
    if (text != null) {
      options.put(key, text);
    }
  }
}

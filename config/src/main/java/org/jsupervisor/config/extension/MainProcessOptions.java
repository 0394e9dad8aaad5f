package org.jsupervisor.config.extension;

import java.util.Map;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.MainProcessPolicy;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.Seconds;

/** The options of {@link MainProcessPolicy}. */
final class MainProcessOptions {
  private static final String PIDFILE = "pidfile:";

  private static final OptionType<String> SOURCE =
      new OptionType<>() {
        @Override
        public String parse(String text) {
          return pidfile(text);
        }
      };

  private MainProcessOptions() {}

  static MainProcessPolicy read(SectionValues values) {
    MainProcessPolicy initial = MainProcessPolicy.DEFAULT;
    return new MainProcessPolicy(
        values.read("main_pid", SOURCE),
        values.read("main_pid_timeout", OptionType.SECONDS, initial.timeout()));
  }

  static void list(MainProcessPolicy policy, Map<String, Object> options) {
    if (policy.pidfile() != null) {
      options.put("main_pid", PIDFILE + policy.pidfile());
    }
    if (!policy.timeout().equals(MainProcessPolicy.DEFAULT.timeout())) {
      options.put("main_pid_timeout", Seconds.text(policy.timeout()));
    }
  }

  private static String pidfile(String text) {
    if (text.startsWith(PIDFILE)) {
      String path = PythonText.strip(text.substring(PIDFILE.length()));
      if (path.startsWith("/")) {
        return path;
      }
    }
    throw new ConfigException("cannot use " + text + " as pidfile:/PATH", text);
  }
}

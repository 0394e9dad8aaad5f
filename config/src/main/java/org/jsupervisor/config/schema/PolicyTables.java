package org.jsupervisor.config.schema;

import static org.jsupervisor.config.schema.OptionForm.BACKOFF_KIND;
import static org.jsupervisor.config.schema.OptionForm.COMMAND;
import static org.jsupervisor.config.schema.OptionForm.COUNT;
import static org.jsupervisor.config.schema.OptionForm.HEALTH_ACTION;
import static org.jsupervisor.config.schema.OptionForm.HEALTH_CHECK;
import static org.jsupervisor.config.schema.OptionForm.PERIOD;
import static org.jsupervisor.config.schema.OptionForm.PIDFILE;
import static org.jsupervisor.config.schema.OptionForm.READY_SIGN;
import static org.jsupervisor.config.schema.OptionForm.SECONDS;
import static org.jsupervisor.config.schema.OptionForm.SHARE;
import static org.jsupervisor.config.schema.OptionForm.SIGNAL;
import static org.jsupervisor.config.schema.OptionForm.START_LIMIT;

import java.util.HashSet;
import java.util.Set;

/** The options of programs that supervisor does not have, a table for each subject. */
public final class PolicyTables {
  static final KnownOption[] RESTART = {
    new KnownOption("restartpause", SECONDS),
    new KnownOption("backoff", BACKOFF_KIND),
    new KnownOption("backoff_max", SECONDS),
    new KnownOption("backoff_jitter", SHARE),
    new KnownOption("fatal_retry_after", SECONDS),
    new KnownOption("startlimit", START_LIMIT)
  };

  static final KnownOption[] ORPHANS = {};

  static final KnownOption[] RELOAD = {
    new KnownOption("reloadsignal", SIGNAL),
    new KnownOption("reload_command", COMMAND),
    new KnownOption("reload_check", COMMAND),
    new KnownOption("reload_timeout", SECONDS)
  };

  static final KnownOption[] MAIN_PROCESS = {
    new KnownOption("main_pid", PIDFILE), new KnownOption("main_pid_timeout", SECONDS)
  };

  static final KnownOption[] DEPENDENCIES = {};

  static final KnownOption[] READINESS = {
    new KnownOption("ready_on", READY_SIGN), new KnownOption("ready_timeout", SECONDS)
  };

  static final KnownOption[] HEALTH = {
    new KnownOption("healthcheck", HEALTH_CHECK),
    new KnownOption("health_interval", PERIOD),
    new KnownOption("health_timeout", PERIOD),
    new KnownOption("health_retries", COUNT),
    new KnownOption("health_start_period", SECONDS),
    new KnownOption("health_action", HEALTH_ACTION),
    new KnownOption("watchdog", PERIOD)
  };

  static final KnownOption[] END = {};

  static final KnownOption[] ENVIRONMENT = {};

  static final KnownOption[] OUTPUT = {};

  static final KnownOption[] LIMITS = {};

  /** All of them. */
  static final KnownOption[][] ALL = {
    RESTART,
    ORPHANS,
    RELOAD,
    MAIN_PROCESS,
    DEPENDENCIES,
    READINESS,
    HEALTH,
    END,
    ENVIRONMENT,
    OUTPUT,
    LIMITS
  };

  private static final Set<String> KEYS = keys();

  private PolicyTables() {}

  /** Whether supervisor does not have that option of a program. */
  public static boolean has(String key) {
    return KEYS.contains(key);
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (KnownOption[] table : ALL) {
      for (KnownOption option : table) {
        keys.add(option.key());
      }
    }
    return keys;
  }
}

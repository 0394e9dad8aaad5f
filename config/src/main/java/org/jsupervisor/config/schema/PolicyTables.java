package org.jsupervisor.config.schema;

import static org.jsupervisor.config.schema.OptionForm.BACKOFF_KIND;
import static org.jsupervisor.config.schema.OptionForm.BOOLEAN;
import static org.jsupervisor.config.schema.OptionForm.COMMAND;
import static org.jsupervisor.config.schema.OptionForm.COUNT;
import static org.jsupervisor.config.schema.OptionForm.DEPENDS_ON;
import static org.jsupervisor.config.schema.OptionForm.END_ACTION;
import static org.jsupervisor.config.schema.OptionForm.ENV_FILES;
import static org.jsupervisor.config.schema.OptionForm.EXIT_CODE;
import static org.jsupervisor.config.schema.OptionForm.FORMAT;
import static org.jsupervisor.config.schema.OptionForm.GROUP;
import static org.jsupervisor.config.schema.OptionForm.GROUPS;
import static org.jsupervisor.config.schema.OptionForm.HEALTH_ACTION;
import static org.jsupervisor.config.schema.OptionForm.HEALTH_CHECK;
import static org.jsupervisor.config.schema.OptionForm.LIMIT;
import static org.jsupervisor.config.schema.OptionForm.MILESTONES;
import static org.jsupervisor.config.schema.OptionForm.NICE;
import static org.jsupervisor.config.schema.OptionForm.OOM_SCORE;
import static org.jsupervisor.config.schema.OptionForm.ORPHAN_KIND;
import static org.jsupervisor.config.schema.OptionForm.PERIOD;
import static org.jsupervisor.config.schema.OptionForm.PIDFILE;
import static org.jsupervisor.config.schema.OptionForm.PORTS;
import static org.jsupervisor.config.schema.OptionForm.READY_SIGN;
import static org.jsupervisor.config.schema.OptionForm.SCALING_KIND;
import static org.jsupervisor.config.schema.OptionForm.SECONDS;
import static org.jsupervisor.config.schema.OptionForm.SHARE;
import static org.jsupervisor.config.schema.OptionForm.SIGNAL;
import static org.jsupervisor.config.schema.OptionForm.SOME;
import static org.jsupervisor.config.schema.OptionForm.START_LIMIT;
import static org.jsupervisor.config.schema.OptionForm.TEXT;
import static org.jsupervisor.config.schema.OptionForm.TIMESTAMP;
import static org.jsupervisor.config.schema.OptionForm.TOTAL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  static final KnownOption[] ORPHANS = {
    new KnownOption("orphans", ORPHAN_KIND), new KnownOption("wait_port_free", PORTS)
  };

  static final KnownOption[] RELOAD = {
    new KnownOption("reloadsignal", SIGNAL),
    new KnownOption("reload_command", COMMAND),
    new KnownOption("reload_check", COMMAND),
    new KnownOption("reload_timeout", SECONDS)
  };

  static final KnownOption[] MAIN_PROCESS = {
    new KnownOption("main_pid", PIDFILE), new KnownOption("main_pid_timeout", SECONDS)
  };

  static final KnownOption[] DEPENDENCIES = {
    new KnownOption("depends_on", DEPENDS_ON),
    new KnownOption("dependent_startup", BOOLEAN),
    new KnownOption("dependent_startup_wait_for", MILESTONES),
    new KnownOption("dependent_startup_inherit_priority", BOOLEAN)
  };

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

  static final KnownOption[] END = {
    new KnownOption("on_exit", END_ACTION),
    new KnownOption("on_fatal", END_ACTION),
    new KnownOption("exit_code", EXIT_CODE)
  };

  static final KnownOption[] ENVIRONMENT = {
    new KnownOption("env_file", ENV_FILES), new KnownOption("envfiles", ENV_FILES)
  };

  static final KnownOption[] OUTPUT = {
    new KnownOption("stdout_prefix", TEXT),
    new KnownOption("stdout_timestamp", TIMESTAMP),
    new KnownOption("stdout_format", FORMAT),
    new KnownOption("stderr_prefix", TEXT),
    new KnownOption("stderr_timestamp", TIMESTAMP),
    new KnownOption("stderr_format", FORMAT)
  };

  static final KnownOption[] LIMITS = {
    new KnownOption("rlimit_as", LIMIT),
    new KnownOption("rlimit_core", LIMIT),
    new KnownOption("rlimit_cpu", LIMIT),
    new KnownOption("rlimit_data", LIMIT),
    new KnownOption("rlimit_fsize", LIMIT),
    new KnownOption("rlimit_locks", LIMIT),
    new KnownOption("rlimit_memlock", LIMIT),
    new KnownOption("rlimit_msgqueue", LIMIT),
    new KnownOption("rlimit_nice", LIMIT),
    new KnownOption("rlimit_nofile", LIMIT),
    new KnownOption("rlimit_nproc", LIMIT),
    new KnownOption("rlimit_rss", LIMIT),
    new KnownOption("rlimit_rtprio", LIMIT),
    new KnownOption("rlimit_rttime", LIMIT),
    new KnownOption("rlimit_sigpending", LIMIT),
    new KnownOption("rlimit_stack", LIMIT),
    new KnownOption("nice", NICE),
    new KnownOption("oom_score_adj", OOM_SCORE),
    new KnownOption("group", GROUP),
    new KnownOption("supplementary_groups", GROUPS)
  };

  /** Of FastCGI programs alone. */
  static final KnownOption[] SCALING = {
    new KnownOption("scaling", SCALING_KIND),
    new KnownOption("min_procs", SOME),
    new KnownOption("max_procs", TOTAL),
    new KnownOption("min_spare", SOME),
    new KnownOption("max_spare", SOME),
    new KnownOption("idle_timeout", PERIOD),
    new KnownOption("max_lifetime", PERIOD)
  };

  /** All of those that every program has. */
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

  /** The options of limits, in the order of the table. */
  public static List<String> limitKeys() {
    List<String> keys = new ArrayList<>();
    for (KnownOption option : LIMITS) {
      keys.add(option.key());
    }
    return keys;
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (KnownOption[] table : ALL) {
      add(table, keys);
    }
    add(SCALING, keys);
    return keys;
  }

  private static void add(KnownOption[] table, Set<String> keys) {
    for (KnownOption option : table) {
      keys.add(option.key());
    }
  }
}

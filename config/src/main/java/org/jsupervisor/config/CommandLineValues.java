package org.jsupervisor.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.Values;

/**
 * Collects what the daemon's command line sets, in the order written, each option once (daemon.md
 * 3.1). Confined to the thread that parses the command line.
 */
public final class CommandLineValues {
  private final Paths paths;
  private final Map<String, Object> taken = new HashMap<>();

  public CommandLineValues(LoaderEnvironment environment) {
    this.paths = new Paths(environment);
  }

  /**
   * Takes one option.
   *
   * @throws ConfigException if the value is bad or the option was given before
   */
  public void take(GetOpt.Given given) {
    String name = given.option().longName();
    String value = given.value();
    if (value == null) {
      store(given.typed(), name, true);
      return;
    }
    Object converted;
    try {
      converted = convert(name, value);
    } catch (ConfigException e) {
      throw ConfigException.renamed(
          e, "invalid value for " + given.typed() + " " + PythonRepr.of(value) + ": " + e.text());
    }
    store(given.typed(), name, converted);
  }

  private void store(String typed, String name, Object value) {
    if (taken.putIfAbsent(name, value) != null) {
      throw new ConfigException("conflicting command line option " + PythonRepr.of(typed));
    }
  }

  private Object convert(String name, String value) {
    return switch (name) {
      case "umask" -> Values.octal(value);
      case "directory", "childlogdir" -> paths.existingDirectory(value);
      case "logfile", "pidfile" -> paths.inExistingDirectory(value);
      case "logfile_maxbytes" -> ByteSize.parse(value);
      case "logfile_backups", "minfds", "minprocs" -> Values.integer(value);
      case "loglevel" -> LogLevel.parse(value);
      case "configuration", "user", "identifier", "profile_options" -> value;
      default -> throw new IllegalArgumentException("cannot convert option " + name);
    };
  }

  /** Whether an option was given. */
  public boolean has(String name) {
    return taken.containsKey(name);
  }

  /** The configuration file named with {@code -c}, null if there was none. */
  public @Nullable String configuration() {
    return (String) taken.get("configuration");
  }

  public CommandLineOverrides overrides() {
    return new CommandLineOverrides(
        (String) taken.get("user"),
        (Integer) taken.get("umask"),
        (String) taken.get("directory"),
        (String) taken.get("logfile"),
        (ByteSize) taken.get("logfile_maxbytes"),
        (Integer) taken.get("logfile_backups"),
        (LogLevel) taken.get("loglevel"),
        (String) taken.get("pidfile"),
        (String) taken.get("identifier"),
        (String) taken.get("childlogdir"),
        (Integer) taken.get("minfds"),
        (Integer) taken.get("minprocs"),
        (Boolean) taken.get("nodaemon"),
        (Boolean) taken.get("silent"),
        (Boolean) taken.get("nocleanup"),
        (Boolean) taken.get("strip_ansi"));
  }
}

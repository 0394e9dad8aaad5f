package org.jsupervisor.supervisord;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.Values;

/**
 * The daemon's command line (daemon.md 3.1).
 *
 * @param request what was asked for besides running, or {@code RUN}
 * @param configFile as named, null if it is to be searched
 */
record CommandLine(Request request, @Nullable String configFile, CommandLineOverrides overrides) {

  /** What the daemon is to do. */
  enum Request {
    RUN,
    HELP,
    VERSION
  }

  static final List<GetOpt.Option> OPTIONS =
      List.of(
          new GetOpt.Option('c', "configuration", true),
          new GetOpt.Option('n', "nodaemon", false),
          new GetOpt.Option('s', "silent", false),
          new GetOpt.Option('u', "user", true),
          new GetOpt.Option('m', "umask", true),
          new GetOpt.Option('d', "directory", true),
          new GetOpt.Option('l', "logfile", true),
          new GetOpt.Option('y', "logfile_maxbytes", true),
          new GetOpt.Option('z', "logfile_backups", true),
          new GetOpt.Option('e', "loglevel", true),
          new GetOpt.Option('j', "pidfile", true),
          new GetOpt.Option('i', "identifier", true),
          new GetOpt.Option('q', "childlogdir", true),
          new GetOpt.Option('k', "nocleanup", false),
          new GetOpt.Option('a', "minfds", true),
          new GetOpt.Option('\0', "minprocs", true),
          new GetOpt.Option('t', "strip_ansi", false),
          new GetOpt.Option('\0', "profile_options", true),
          new GetOpt.Option('v', "version", false),
          new GetOpt.Option('h', "help", false),
          new GetOpt.Option('?', "help", false));

  /**
   * Reads the command line.
   *
   * @throws ConfigException with the original's text
   */
  static CommandLine parse(List<String> arguments) {
    GetOpt.Parsed parsed = GetOpt.parse(OPTIONS, arguments);
    if (!parsed.rest().isEmpty()) {
      throw new ConfigException(
          "positional arguments are not supported: " + pythonList(parsed.rest()));
    }
    Map<String, Object> values = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (GetOpt.Given given : parsed.options()) {
      String name = given.option().longName();
      if (name.equals("help")) {
        return new CommandLine(Request.HELP, null, CommandLineOverrides.NONE);
      }
      if (name.equals("version")) {
        return new CommandLine(Request.VERSION, null, CommandLineOverrides.NONE);
      }
      if (!seen.add(name)) {
        throw new ConfigException(
            "conflicting command line option " + PythonRepr.of(given.typed()));
      }
      values.put(name, converted(given));
    }
    return new CommandLine(Request.RUN, (String) values.get("configuration"), overrides(values));
  }

  private static CommandLineOverrides overrides(Map<String, Object> values) {
    return new CommandLineOverrides(
        (String) values.get("user"),
        (Integer) values.get("umask"),
        (String) values.get("directory"),
        (String) values.get("logfile"),
        (ByteSize) values.get("logfile_maxbytes"),
        (Integer) values.get("logfile_backups"),
        (LogLevel) values.get("loglevel"),
        (String) values.get("pidfile"),
        (String) values.get("identifier"),
        (String) values.get("childlogdir"),
        (Integer) values.get("minfds"),
        (Integer) values.get("minprocs"),
        (Boolean) values.get("nodaemon"),
        (Boolean) values.get("silent"),
        (Boolean) values.get("nocleanup"),
        (Boolean) values.get("strip_ansi"));
  }

  private static Object converted(GetOpt.Given given) {
    String value = given.value();
    if (value == null) {
      return true;
    }
    try {
      return switch (given.option().longName()) {
        case "umask" -> Values.octal(value);
        case "logfile_maxbytes" -> ByteSize.parse(value);
        case "logfile_backups", "minfds", "minprocs" -> Values.integer(value);
        case "loglevel" -> LogLevel.parse(value);
        case "directory", "childlogdir" -> existingDirectory(value);
        case "logfile", "pidfile" -> pathInExistingDirectory(value);
        default -> value;
      };
    } catch (ConfigException e) {
      throw new ConfigException(
          "invalid value for "
              + given.typed()
              + " "
              + PythonRepr.of(value)
              + ": "
              + e.getMessage());
    }
  }

  private static String existingDirectory(String path) {
    if (!new File(path).isDirectory()) {
      throw new ConfigException(path + " is not an existing directory");
    }
    return path;
  }

  private static String pathInExistingDirectory(String path) {
    int slash = path.lastIndexOf('/');
    if (slash > 0 && !new File(path.substring(0, slash)).isDirectory()) {
      throw new ConfigException(
          "The directory named as part of the path " + path + " does not exist");
    }
    return path;
  }

  private static String pythonList(List<String> words) {
    StringBuilder list = new StringBuilder("[");
    for (String word : words) {
      list.append(list.length() == 1 ? "" : ", ").append(PythonRepr.of(word));
    }
    return list.append(']').toString();
  }
}

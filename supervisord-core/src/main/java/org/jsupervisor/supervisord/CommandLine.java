package org.jsupervisor.supervisord;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.CommandLineValues;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.config.value.PythonRepr;

/**
 * The daemon's command line (daemon.md 3.1).
 *
 * @param request what was asked for besides running, or {@code RUN}
 * @param configFile as named, null if it is to be searched
 * @param output what a check is to print
 */
record CommandLine(
    Request request,
    @Nullable String configFile,
    CommandLineOverrides overrides,
    CheckOutput output) {
  private static final String CHECK = "check";
  private static final String DUMP = "dump";
  private static final String JSON = "json";
  private static final String SHOW_SECRETS = "show-secrets";

  /** What the daemon is to do. */
  enum Request {
    RUN,
    CHECK,
    HELP,
    VERSION
  }

  /** What a check prints besides the problems, and how. */
  record CheckOutput(boolean hasConfig, boolean isJson, boolean hasSecrets) {
    static final CheckOutput NONE = new CheckOutput(false, false, false);
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
          own(CHECK),
          own(DUMP),
          own(JSON),
          own(SHOW_SECRETS),
          new GetOpt.Option('v', "version", false),
          new GetOpt.Option('h', "help", false),
          new GetOpt.Option('?', "help", false));

  /** An option the original lacks; it must not make shortened ones of the original ambiguous. */
  private static GetOpt.Option own(String name) {
    return new GetOpt.Option('\0', name, false, false);
  }

  /**
   * Takes the arguments apart without looking at any value.
   *
   * @throws ConfigException with the original's text
   */
  static GetOpt.Parsed split(List<String> arguments) {
    GetOpt.Parsed parsed = GetOpt.parse(OPTIONS, arguments);
    if (!parsed.rest().isEmpty()) {
      throw new ConfigException(
          "positional arguments are not supported: " + pythonList(parsed.rest()));
    }
    return parsed;
  }

  /** What the first option asks for if that is not to run; then no other one matters. */
  static Request firstRequest(GetOpt.Parsed parsed) {
    return parsed.options().isEmpty() ? Request.RUN : request(parsed.options().get(0));
  }

  /**
   * Reads the options in order, up to one that asks for something else.
   *
   * @throws ConfigException with the original's text
   */
  static CommandLine read(GetOpt.Parsed parsed, LoaderEnvironment environment) {
    CommandLineValues values = new CommandLineValues(environment);
    for (GetOpt.Given given : parsed.options()) {
      Request request = request(given);
      if (request != Request.RUN) {
        return new CommandLine(request, null, CommandLineOverrides.NONE, CheckOutput.NONE);
      }
      values.take(given);
    }
    Request request = values.has(CHECK) ? Request.CHECK : Request.RUN;
    return new CommandLine(request, values.configuration(), values.overrides(), output(values));
  }

  private static CheckOutput output(CommandLineValues values) {
    if (!values.has(CHECK)) {
      for (String name : new String[] {DUMP, JSON, SHOW_SECRETS}) {
        if (values.has(name)) {
          throw new ConfigException("option --" + name + " requires option --check");
        }
      }
      return CheckOutput.NONE;
    }
    return new CheckOutput(values.has(DUMP), values.has(JSON), values.has(SHOW_SECRETS));
  }

  private static Request request(GetOpt.Given given) {
    return switch (given.option().longName()) {
      case "help" -> Request.HELP;
      case "version" -> Request.VERSION;
      default -> Request.RUN;
    };
  }

  private static String pythonList(List<String> words) {
    StringBuilder list = new StringBuilder("[");
    for (String word : words) {
      list.append(list.length() == 1 ? "" : ", ").append(PythonRepr.of(word));
    }
    return list.append(']').toString();
  }
}

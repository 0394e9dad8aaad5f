package org.jsupervisor.supervisord;

import java.io.PrintStream;
import org.jsupervisor.config.value.GetOpt;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The text of {@code --help}; the only use of the help formatter, which no start pays for. */
final class CommandLineHelp {
  private CommandLineHelp() {}

  static void print(PrintStream stream, String programName) {
    CommandSpec spec = CommandSpec.create().name(programName);
    spec.usageMessage()
        .header("Starts programs, watches over them and starts them again.")
        .synopsisHeading("Usage: ")
        .sortOptions(false)
        .footer("", "The options win over the configuration file.");
    for (GetOpt.Option option : CommandLine.OPTIONS) {
      if (option.shortName() != '?') {
        spec.addOption(described(option));
      }
    }
    picocli.CommandLine commandLine = new picocli.CommandLine(spec);
    stream.print(commandLine.getUsageMessage(Help.Ansi.AUTO));
    stream.println();
  }

  private static OptionSpec described(GetOpt.Option option) {
    String longName = "--" + option.longName();
    OptionSpec.Builder builder =
        option.shortName() == 0
            ? OptionSpec.builder(longName)
            : OptionSpec.builder("-" + option.shortName(), longName);
    builder.description(description(option.longName()));
    if (option.takesValue()) {
      builder.arity("1").paramLabel(label(option.longName())).type(String.class);
    }
    return builder.build();
  }

  private static String label(String option) {
    return switch (option) {
      case "configuration", "logfile", "pidfile" -> "FILE";
      case "directory", "childlogdir" -> "DIR";
      case "user" -> "USER";
      case "umask" -> "OCTAL";
      case "logfile_maxbytes" -> "BYTES";
      case "loglevel" -> "LEVEL";
      case "identifier" -> "TEXT";
      case "profile_options" -> "LIST";
      default -> "NUMBER";
    };
  }

  private static String description(String option) {
    return switch (option) {
      case "configuration" -> "read this configuration file instead of searching for one";
      case "nodaemon" -> "stay in the foreground";
      case "silent" -> "do not copy the main log to standard output";
      case "user" -> "run as this user, by name or number";
      case "umask" -> "file mode mask when daemonized (022)";
      case "directory" -> "change to this directory when daemonizing";
      case "logfile" -> "main log";
      case "logfile_maxbytes" -> "size at which the main log rotates, such as 50MB; 0 for never";
      case "logfile_backups" -> "how many rotated main logs to keep";
      case "loglevel" -> "critical, error, warn, info, debug, trace or blather";
      case "pidfile" -> "where to write the daemon's pid";
      case "identifier" -> "name of this instance in events and automatic log names";
      case "childlogdir" -> "directory of automatic child logs";
      case "nocleanup" -> "keep automatic child logs of earlier runs";
      case "minfds" -> "open files the daemon needs; the limit is raised to it";
      case "minprocs" -> "processes the daemon needs; the limit is raised to it";
      case "strip_ansi" -> "remove terminal escape sequences from child logs";
      case "profile_options" -> "accepted and ignored";
      case "check" -> "check the configuration, list all problems and exit with 0 or 2";
      case "dump" -> "with --check: show the configuration in effect";
      case "json" -> "with --check: print JSON";
      case "show-secrets" -> "with --dump: do not mask passwords and the like";
      case "version" -> "print the version and exit";
      default -> "print this text and exit";
    };
  }
}

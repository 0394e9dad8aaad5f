package org.jsupervisor.ctl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.PythonQuotes;

/** What the command line asks for; absent settings are null. Confined to one thread. */
final class CommandLine {
  private boolean isHelp;
  private boolean isInteractive;
  private @Nullable String configFile;
  private @Nullable String serverUrl;
  private @Nullable String username;
  private @Nullable String password;
  private List<String> words = new ArrayList<>();

  private CommandLine() {}

  /** Options are taken in order, so that those after a request for help do not matter. */
  static CommandLine parse(List<String> arguments) throws UsageException {
    OptionScanner scanner = OptionScanner.scan(arguments);
    CommandLine commandLine = new CommandLine();
    commandLine.words = scanner.words();
    Set<String> seen = new HashSet<>();
    for (OptionScanner.Option option : scanner.options()) {
      String name = shortName(option.name());
      if (name.equals("-h")) {
        commandLine.isHelp = true;
        break;
      }
      if (name.equals("-s") && !isUrl(option.value())) {
        String value = PythonQuotes.quote(option.value());
        throw new UsageException(
            "invalid value for "
                + option.name()
                + ' '
                + value
                + ": value "
                + value
                + " is not a URL");
      }
      if (!seen.add(name)) {
        throw new UsageException(
            "conflicting command line option " + PythonQuotes.quote(option.name()));
      }
      commandLine.set(name, option.value());
    }
    return commandLine;
  }

  private void set(String name, String value) {
    switch (name) {
      case "-c" -> configFile = value;
      case "-s" -> serverUrl = value;
      case "-u" -> username = value;
      case "-p" -> password = value;
      case "-i" -> isInteractive = true;
      default -> {
        // Compatibility: a history file may be named, but the original never used it.
      }
    }
  }

  private static String shortName(String name) {
    return switch (name) {
      case "-?", "--help" -> "-h";
      case "--configuration" -> "-c";
      case "--interactive" -> "-i";
      case "--serverurl" -> "-s";
      case "--username" -> "-u";
      case "--password" -> "-p";
      case "--history_file" -> "-r";
      default -> name;
    };
  }

  /** A scheme, followed by something. */
  private static boolean isUrl(String value) {
    int colon = value.indexOf(':');
    if (colon <= 0 || !Character.isLetter(value.charAt(0))) {
      return false;
    }
    for (int at = 1; at < colon; at++) {
      char unit = value.charAt(at);
      if (!Character.isLetterOrDigit(unit) && "+-.".indexOf(unit) < 0) {
        return false;
      }
    }
    String rest = value.substring(colon + 1);
    return !rest.isEmpty() && !rest.equals("//");
  }

  boolean isHelp() {
    return isHelp;
  }

  boolean isInteractive() {
    return isInteractive;
  }

  @Nullable String configFile() {
    return configFile;
  }

  @Nullable String serverUrl() {
    return serverUrl;
  }

  @Nullable String username() {
    return username;
  }

  @Nullable String password() {
    return password;
  }

  List<String> words() {
    return words;
  }
}

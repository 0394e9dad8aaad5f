package org.jsupervisor.ctl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.screen.Screen;
import org.jsupervisor.ctl.view.PythonQuotes;

/** What the command line asks for; absent settings are null. Confined to one thread. */
final class CommandLine {
  private static final String NOT_A_URL = " is not a URL";

  private static final List<GetOpt.Option> OPTIONS =
      List.of(
          new GetOpt.Option('h', "help", false),
          new GetOpt.Option('?', "help", false),
          new GetOpt.Option('c', "configuration", true),
          new GetOpt.Option('i', "interactive", false),
          new GetOpt.Option('s', "serverurl", true),
          new GetOpt.Option('u', "username", true),
          new GetOpt.Option('p', "password", true),
          new GetOpt.Option('r', "history_file", true),
          new GetOpt.Option((char) 0, "color", true, false),
          new GetOpt.Option((char) 0, "json", false, false));

  /** What the options are called, short ones first. */
  static List<String> optionNames() {
    List<String> names = new ArrayList<>();
    for (GetOpt.Option option : OPTIONS) {
      if (option.shortName() != 0) {
        names.add("-" + option.shortName());
      }
    }
    for (GetOpt.Option option : OPTIONS) {
      if (!names.contains("--" + option.longName())) {
        names.add("--" + option.longName());
      }
    }
    return names;
  }

  private boolean isHelp;
  private boolean isInteractive;
  private boolean isJson;
  private Screen.Colour colour = Screen.Colour.AUTO;
  private @Nullable String configFile;
  private @Nullable String serverUrl;
  private @Nullable String username;
  private @Nullable String password;
  private List<String> words = new ArrayList<>();

  private CommandLine() {}

  /** A command line without any options. */
  static CommandLine empty() {
    return new CommandLine();
  }

  /** Options are taken in order, so that those after a request for help do not matter. */
  static CommandLine parse(List<String> arguments) throws UsageException {
    GetOpt.Parsed parsed = split(arguments);
    CommandLine commandLine = new CommandLine();
    commandLine.words = parsed.rest();
    Set<String> seen = new HashSet<>();
    for (GetOpt.Given given : parsed.options()) {
      String name = given.option().longName();
      String value = given.value() == null ? "" : given.value();
      if (name.equals("help")) {
        commandLine.isHelp = true;
        break;
      }
      if (name.equals("serverurl") && !isUrl(value)) {
        String shown = PythonQuotes.quote(value);
        throw new UsageException(
            "invalid value for " + given.typed() + ' ' + shown + ": value " + shown + NOT_A_URL);
      }
      if (!seen.add(name)) {
        throw new UsageException(
            "conflicting command line option " + PythonQuotes.quote(given.typed()));
      }
      commandLine.set(name, value);
    }
    commandLine.refuseUselessJson();
    return commandLine;
  }

  private static GetOpt.Parsed split(List<String> arguments) throws UsageException {
    try {
      return GetOpt.parse(OPTIONS, arguments);
    } catch (ConfigException e) {
      throw new UsageException(e.text());
    }
  }

  private void set(String name, String value) throws UsageException {
    switch (name) {
      case "configuration" -> configFile = value;
      case "serverurl" -> serverUrl = value;
      case "username" -> username = value;
      case "password" -> password = value;
      case "interactive" -> isInteractive = true;
      case "json" -> isJson = true;
      case "color" -> colour = colour(value);
      default -> {
        // Compatibility: the original takes the name and uses only the configured file.
      }
    }
  }

  private static Screen.Colour colour(String value) throws UsageException {
    return switch (value) {
      case "auto" -> Screen.Colour.AUTO;
      case "always" -> Screen.Colour.ALWAYS;
      case "never" -> Screen.Colour.NEVER;
      default ->
          throw new UsageException(
              "invalid value for --color "
                  + PythonQuotes.quote(value)
                  + ": value must be auto, always or never");
    };
  }

  private void refuseUselessJson() throws UsageException {
    if (isJson && !isHelp) {
      String verb = ParsedLine.parse(line()).word();
      if (JsonAnswer.of(verb) == null) {
        throw new UsageException(
            "option --json cannot be used " + (verb.isEmpty() ? "without action" : "with " + verb));
      }
    }
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

  Screen.Colour colour() {
    return colour;
  }

  List<String> words() {
    return words;
  }

  boolean isShell() {
    return words.isEmpty();
  }

  /** The action with its arguments; what was asked for before it counts as one of them. */
  String line() {
    String line = String.join(" ", words);
    return isJson ? line + " --json" : line;
  }
}

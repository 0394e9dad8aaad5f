package org.jsupervisor.ctl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a command line into options and words, by the rules and with the complaints of getopt:
 * options end at the first word, long ones may be shortened.
 */
final class OptionScanner {
  private static final String SHORT_WITH_VALUE = "csupr";
  private static final String SHORT_PLAIN = "h?i";

  /** A trailing {@code =} marks those with a value. */
  private static final String[] LONG = {
    "help", "configuration=", "interactive", "serverurl=", "username=", "password=", "history_file="
  };

  /** An option under its full name, such as {@code -u} or {@code --username}. */
  record Option(String name, String value) {}

  private final List<String> arguments;
  private final List<Option> options = new ArrayList<>();
  private int next;

  private OptionScanner(List<String> arguments) {
    this.arguments = arguments;
  }

  static OptionScanner scan(List<String> arguments) throws UsageException {
    OptionScanner scanner = new OptionScanner(arguments);
    scanner.scan();
    return scanner;
  }

  List<Option> options() {
    return options;
  }

  List<String> words() {
    return arguments.subList(next, arguments.size());
  }

  private void scan() throws UsageException {
    while (next < arguments.size()) {
      String argument = arguments.get(next);
      if (!argument.startsWith("-") || argument.equals("-")) {
        return;
      }
      next++;
      if (argument.equals("--")) {
        return;
      }
      if (argument.startsWith("--")) {
        longOption(argument.substring(2));
      } else {
        shortOptions(argument);
      }
    }
  }

  private void shortOptions(String argument) throws UsageException {
    for (int at = 1; at < argument.length(); at++) {
      char letter = argument.charAt(at);
      String name = "-" + letter;
      if (SHORT_WITH_VALUE.indexOf(letter) >= 0) {
        String rest = argument.substring(at + 1);
        options.add(new Option(name, rest.isEmpty() ? value(name) : rest));
        return;
      }
      if (SHORT_PLAIN.indexOf(letter) < 0) {
        throw new UsageException("option " + name + " not recognized");
      }
      options.add(new Option(name, ""));
    }
  }

  private void longOption(String text) throws UsageException {
    int equals = text.indexOf('=');
    String typed = equals < 0 ? text : text.substring(0, equals);
    String known = complete(typed);
    boolean hasValue = known.endsWith("=");
    String name = "--" + (hasValue ? known.substring(0, known.length() - 1) : known);
    if (!hasValue && equals >= 0) {
      throw new UsageException("option " + name + " must not have an argument");
    }
    String value = "";
    if (hasValue) {
      value = equals < 0 ? value(name) : text.substring(equals + 1);
    }
    options.add(new Option(name, value));
  }

  /** An exact name wins over those it begins. */
  private static String complete(String typed) throws UsageException {
    @Nullable String found = null;
    for (String candidate : LONG) {
      if (candidate.equals(typed) || candidate.equals(typed + '=')) {
        return candidate;
      }
      if (candidate.startsWith(typed)) {
        if (found != null) {
          throw new UsageException("option --" + typed + " not a unique prefix");
        }
        found = candidate;
      }
    }
    if (found == null) {
      throw new UsageException("option --" + typed + " not recognized");
    }
    return found;
  }

  private String value(String name) throws UsageException {
    if (next == arguments.size()) {
      throw new UsageException("option " + name + " requires argument");
    }
    return arguments.get(next++);
  }
}

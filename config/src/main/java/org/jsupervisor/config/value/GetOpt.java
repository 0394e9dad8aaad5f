package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command line apart as the original's programs do (daemon.md 3.1): clusters of short
 * flags, attached or separate values, unique prefixes of long options. Both programs use it.
 */
public final class GetOpt {
  /**
   * An option the program knows.
   *
   * @param shortName a letter, or 0 if there is none
   * @param longName without dashes
   * @param canBeShortened whether a unique beginning of the long name will do
   */
  public record Option(
      char shortName, String longName, boolean takesValue, boolean canBeShortened) {
    public Option(char shortName, String longName, boolean takesValue) {
      this(shortName, longName, takesValue, true);
    }
  }

  /** An option that was given; {@code typed} is its name with dashes as errors repeat it. */
  public record Given(Option option, String typed, @Nullable String value) {}

  /** A command line taken apart: options in order, then everything from the first other word. */
  public record Parsed(List<Given> options, List<String> rest) {}

  private final List<Option> known;
  private final List<Given> given = new ArrayList<>();

  private GetOpt(List<Option> known) {
    this.known = known;
  }

  /**
   * Takes {@code arguments} apart.
   *
   * @throws ConfigException with the original's text
   */
  public static Parsed parse(List<Option> known, List<String> arguments) {
    GetOpt parser = new GetOpt(known);
    int next = 0;
    while (next < arguments.size()) {
      String word = arguments.get(next);
      if (word.equals("--")) {
        next++;
        break;
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        break;
      }
      String following = next + 1 < arguments.size() ? arguments.get(next + 1) : null;
      boolean tookFollowing =
          word.startsWith("--")
              ? parser.takeLong(word.substring(2), following)
              : parser.takeCluster(word, following);
      next += tookFollowing ? 2 : 1;
    }
    List<String> rest = List.copyOf(arguments.subList(next, arguments.size()));
    return new Parsed(List.copyOf(parser.given), rest);
  }

  private boolean takeLong(String word, @Nullable String following) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String attached = equals < 0 ? null : word.substring(equals + 1);
    Option option = longOption(name);
    String typed = "--" + option.longName();
    if (!option.takesValue()) {
      if (attached != null) {
        throw new ConfigException("option " + typed + " must not have an argument");
      }
      given.add(new Given(option, typed, null));
      return false;
    }
    String value = attached == null ? following : attached;
    if (value == null) {
      throw new ConfigException("option " + typed + " requires argument");
    }
    given.add(new Given(option, typed, value));
    return attached == null;
  }

  private Option longOption(String name) {
    Option found = null;
    boolean isUnique = true;
    for (Option option : known) {
      if (option.longName().equals(name)) {
        return option;
      }
      if (option.canBeShortened() && option.longName().startsWith(name)) {
        // The same option under a second letter does not make its long name ambiguous.
        isUnique &= found == null || found.longName().equals(option.longName());
        found = option;
      }
    }
    if (found == null) {
      throw new ConfigException("option --" + name + " not recognized");
    }
    if (!isUnique) {
      throw new ConfigException("option --" + name + " not a unique prefix");
    }
    return found;
  }

  private boolean takeCluster(String word, @Nullable String following) {
    for (int i = 1; i < word.length(); i++) {
      Option option = shortOption(word.charAt(i));
      String typed = "-" + option.shortName();
      if (!option.takesValue()) {
        given.add(new Given(option, typed, null));
      } else if (i + 1 < word.length()) {
        given.add(new Given(option, typed, word.substring(i + 1)));
        return false;
      } else if (following != null) {
        given.add(new Given(option, typed, following));
        return true;
      } else {
        throw new ConfigException("option " + typed + " requires argument");
      }
    }
    return false;
  }

  private Option shortOption(char letter) {
    for (Option option : known) {
      if (option.shortName() == letter) {
        return option;
      }
    }
    throw new ConfigException("option -" + letter + " not recognized");
  }
}

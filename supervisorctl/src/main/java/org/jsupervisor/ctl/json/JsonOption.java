package org.jsupervisor.ctl.json;

/** The word {@code --json} among the arguments of a verb. */
public final class JsonOption {
  private static final String WORD = "--json";

  private JsonOption() {}

  public static boolean isGiven(String arguments) {
    return arguments.contains(WORD) && without(arguments).length() < arguments.length();
  }

  /** The other arguments. */
  public static String without(String arguments) {
    StringBuilder others = new StringBuilder();
    int at = 0;
    while (at < arguments.length()) {
      int end = at;
      while (end < arguments.length() && !Character.isWhitespace(arguments.charAt(end))) {
        end++;
      }
      if (!arguments.substring(at, end).equals(WORD)) {
        others.append(arguments, at, Math.min(end + 1, arguments.length()));
      }
      at = end + 1;
    }
    return others.toString().strip();
  }
}

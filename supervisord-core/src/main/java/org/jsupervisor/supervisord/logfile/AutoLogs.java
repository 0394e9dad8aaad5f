package org.jsupervisor.supervisord.logfile;

import java.util.function.IntUnaryOperator;

/** Names automatic child logs and knows which files of the directory are such (daemon.md 5.4). */
public final class AutoLogs {
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";
  private static final int RANDOM_LENGTH = 8;

  private AutoLogs() {}

  /**
   * A new name, without directory.
   *
   * @param channel {@code stdout} or {@code stderr}
   * @param random answers a number from 0 to below its argument
   */
  public static String name(
      String process, String channel, String identifier, IntUnaryOperator random) {
    StringBuilder name = new StringBuilder(process.length() + identifier.length() + 32);
    name.append(process).append('-').append(channel).append("---").append(identifier).append('-');
    for (int index = 0; index < RANDOM_LENGTH; index++) {
      name.append(CHARACTERS.charAt(random.applyAsInt(CHARACTERS.length())));
    }
    return name.append(".log").toString();
  }

  /**
   * Whether a directory entry is an old automatic log of this identifier: something, then the
   * identifier between dashes, then something without blanks, then {@code .log} and whatever.
   *
   * <p>The identifier is taken literally here; the original reads it as a pattern.
   */
  public static boolean isOldLog(String entry, String identifier) {
    String middle = "---" + identifier + "-";
    int at = entry.indexOf(middle, 1);
    while (at > 0) {
      if (entry.lastIndexOf('\n', at) < 0 && endsAsLog(entry, at + middle.length())) {
        return true;
      }
      at = entry.indexOf(middle, at + 1);
    }
    return false;
  }

  private static boolean endsAsLog(String entry, int from) {
    int index = from;
    while (index < entry.length() && !isBlank(entry.charAt(index))) {
      if (index > from && entry.startsWith(".log", index)) {
        return true;
      }
      index++;
    }
    return false;
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}

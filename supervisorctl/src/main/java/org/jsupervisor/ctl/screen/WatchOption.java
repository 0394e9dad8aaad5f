package org.jsupervisor.ctl.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code --watch}, {@code --watch SECONDS} or {@code --watch=SECONDS}; 0 for what is no number. */
public record WatchOption(long millis) {
  private static final String WORD = "--watch";
  private static final long USUAL_MILLIS = 2000;
  private static final double LEAST = 0.1;
  private static final double MOST = 3600;

  /** Takes the option out of the words; null if it is not among them. */
  public static @Nullable WatchOption take(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.startsWith(WORD + '=')) {
        words.remove(at);
        return new WatchOption(millis(word.substring(WORD.length() + 1)));
      }
      if (word.equals(WORD)) {
        words.remove(at);
        boolean isFollowed = at < words.size() && isNumber(words.get(at));
        return new WatchOption(isFollowed ? millis(words.remove(at)) : USUAL_MILLIS);
      }
    }
    return null;
  }

  public boolean isValid() {
    return millis > 0;
  }

  private static boolean isNumber(String word) {
    for (int at = 0; at < word.length(); at++) {
      char unit = word.charAt(at);
      if ((unit < '0' || unit > '9') && unit != '.') {
        return false;
      }
    }
    return true;
  }

  private static long millis(String word) {
    try {
      double seconds = isNumber(word) ? Double.parseDouble(word) : 0;
      return seconds >= LEAST && seconds <= MOST ? Math.round(seconds * 1000) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

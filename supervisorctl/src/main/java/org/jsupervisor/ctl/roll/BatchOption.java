package org.jsupervisor.ctl.roll;

import java.util.List;

/**
 * {@code --batch N} or {@code --batch=N}.
 *
 * @param size how many processes may be down at the same time; 0 for what is no such number
 */
public record BatchOption(int size) {
  private static final String WORD = "--batch";

  /** Takes the option out of the words; without it processes are restarted one by one. */
  public static BatchOption take(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.startsWith(WORD + '=')) {
        words.remove(at);
        return new BatchOption(number(word.substring(WORD.length() + 1)));
      }
      if (word.equals(WORD)) {
        words.remove(at);
        return new BatchOption(at < words.size() ? number(words.remove(at)) : 0);
      }
    }
    return new BatchOption(1);
  }

  public boolean isValid() {
    return size > 0;
  }

  private static int number(String word) {
    try {
      return Math.max(0, Integer.parseInt(word));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

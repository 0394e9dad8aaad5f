package org.jsupervisor.config.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the one text with {@code %(process_num)} that stands for the texts of all processes. */
final class NumberTemplate {
  private static final int WIDEST = 10;

  private NumberTemplate() {}

  /**
   * The text, null if the texts differ in more than the number.
   *
   * @param texts escaped already, of the processes {@code first}, {@code first + 1} and so on
   */
  static @Nullable String of(List<String> texts, int first) {
    int[] next = new int[texts.size()];
    StringBuilder template = new StringBuilder();
    while (!isAtEnd(texts, next)) {
      int width = widthOfNumber(texts, next, first);
      if (width > 0) {
        template.append("%(process_num)").append(width == 1 ? "" : "0" + width).append('d');
        for (int i = 0; i < next.length; i++) {
          next[i] += shown(first + i, width).length();
        }
      } else if (isSameCharacter(texts, next)) {
        template.append(texts.get(0).charAt(next[0]));
        for (int i = 0; i < next.length; i++) {
          next[i]++;
        }
      } else {
        return null;
      }
    }
    return template.toString();
  }

  private static boolean isAtEnd(List<String> texts, int[] next) {
    for (int i = 0; i < next.length; i++) {
      if (next[i] < texts.get(i).length()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameCharacter(List<String> texts, int[] next) {
    for (int i = 0; i < next.length; i++) {
      if (next[i] >= texts.get(i).length()
          || texts.get(i).charAt(next[i]) != texts.get(0).charAt(next[0])) {
        return false;
      }
    }
    return true;
  }

  /** The digits at which all texts have their own number here, 0 if they have not. */
  private static int widthOfNumber(List<String> texts, int[] next, int first) {
    for (int width = WIDEST; width > 0 && texts.size() > 1; width--) {
      boolean isNumber = true;
      for (int i = 0; i < next.length && isNumber; i++) {
        isNumber = texts.get(i).startsWith(shown(first + i, width), next[i]);
      }
      if (isNumber) {
        return width;
      }
    }
    return 0;
  }

  private static String shown(int number, int width) {
    String digits = Integer.toString(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
  }
}

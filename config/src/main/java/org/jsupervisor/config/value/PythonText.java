package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.List;

/** White space and ordering of text as the configuration dialect defines them. */
public final class PythonText {
  private PythonText() {}

  /** Whether {@code ch} separates words; every such character lies in the basic plane. */
  public static boolean isSpace(char ch) {
    if (ch <= ' ') {
      return ch == ' ' || (ch >= '\t' && ch <= '\r') || (ch >= 0x1c && ch <= 0x1f);
    }
    if (ch < 0x1680) {
      return ch == 0x85 || ch == 0xa0;
    }
    return ch == 0x1680
        || (ch >= 0x2000 && ch <= 0x200a)
        || ch == 0x2028
        || ch == 0x2029
        || ch == 0x202f
        || ch == 0x205f
        || ch == 0x3000;
  }

  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The words between runs of white space. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord = i < text.length() && !isSpace(text.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** Compares by code point, where {@link String#compareTo} compares UTF-16 units. */
  public static int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(codePointRank(left, i), codePointRank(right, i));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int codePointRank(String text, int index) {
    char ch = text.charAt(index);
    boolean isSecondHalf =
        Character.isLowSurrogate(ch)
            && index > 0
            && Character.isHighSurrogate(text.charAt(index - 1));
    return text.codePointAt(isSecondHalf ? index - 1 : index);
  }
}

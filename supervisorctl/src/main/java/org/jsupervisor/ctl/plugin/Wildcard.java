package org.jsupervisor.ctl.plugin;

import java.util.List;

/** A file name pattern: {@code *}, {@code ?}, {@code [abc]}, {@code [a-z]} and {@code [!abc]}. */
record Wildcard(String pattern) {

  static boolean anyMatches(List<Wildcard> patterns, String name) {
    for (Wildcard pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it matches the whole name. */
  boolean matches(String name) {
    int at = 0;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (next < name.length()) {
      int end = at < pattern.length() ? endOfPart(at) : at;
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = next;
      } else if (end > at && takes(at, end, name.charAt(next))) {
        at = end;
        next++;
      } else if (star >= 0) {
        at = star + 1;
        next = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** Where the part that begins there ends; a bracket that is not closed stands for itself. */
  private int endOfPart(int at) {
    if (pattern.charAt(at) != '[') {
      return at + 1;
    }
    int first = at + 1;
    if (first < pattern.length() && pattern.charAt(first) == '!') {
      first++;
    }
    int close = pattern.indexOf(']', first + 1);
    return close < 0 ? at + 1 : close + 1;
  }

  private boolean takes(int at, int end, char unit) {
    if (end == at + 1) {
      return pattern.charAt(at) == '?' || pattern.charAt(at) == unit;
    }
    boolean isNegated = pattern.charAt(at + 1) == '!';
    int from = isNegated ? at + 2 : at + 1;
    return isAmong(pattern.substring(from, end - 1), unit) != isNegated;
  }

  private static boolean isAmong(String set, char unit) {
    for (int i = 0; i < set.length(); i++) {
      boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char last = isRange ? set.charAt(i + 2) : set.charAt(i);
      if (unit >= set.charAt(i) && unit <= last) {
        return true;
      }
      i += isRange ? 2 : 0;
    }
    return false;
  }
}

package org.jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;

/** Splits an argument string at white space. */
public final class Words {
  private Words() {}

  public static List<String> split(String arguments) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at <= arguments.length(); at++) {
      boolean isBetween = at == arguments.length() || Character.isWhitespace(arguments.charAt(at));
      if (isBetween && start >= 0) {
        words.add(arguments.substring(start, at));
        start = -1;
      } else if (!isBetween && start < 0) {
        start = at;
      }
    }
    return words;
  }
}

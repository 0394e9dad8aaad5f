package org.jsupervisor.supervisord.control;

import org.jspecify.annotations.Nullable;

/**
 * A name as clients give it: {@code process}, {@code group:process}, {@code group:*} or {@code
 * group:} (control.md 1.7).
 *
 * @param text as given
 * @param process null if the whole group is meant
 */
public record Namespec(String text, String group, @Nullable String process) {

  /** Splits at the first colon; a bare word names the process of the group of the same name. */
  public static Namespec parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Namespec(text, text, text);
    }
    String process = text.substring(colon + 1);
    boolean wholeGroup = process.isEmpty() || process.equals("*");
    return new Namespec(text, text.substring(0, colon), wholeGroup ? null : process);
  }

  public boolean isWholeGroup() {
    return process == null;
  }

  /** How clients see a process: without the group if both have the same name. */
  public static String of(String group, String process) {
    return group.equals(process) ? process : group + ":" + process;
  }
}

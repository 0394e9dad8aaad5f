package org.jsupervisor.ctl.view;

import org.jspecify.annotations.Nullable;

/** A process or, without a process, a whole group, as named on command lines (control.md 1.7). */
public record Namespec(String group, @Nullable String process) {

  /** Reads {@code G:P}, {@code G:*}, {@code G:} and the bare {@code X} for process X of group X. */
  public static Namespec parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Namespec(text, text);
    }
    String process = text.substring(colon + 1);
    boolean isGroup = process.isEmpty() || process.equals("*");
    return new Namespec(text.substring(0, colon), isGroup ? null : process);
  }

  /** Whether that process is the one named or of the group named. */
  public boolean includes(String otherGroup, String otherProcess) {
    return group.equals(otherGroup) && (process == null || process.equals(otherProcess));
  }

  /** The way a process is shown: without group if that has the same name. */
  public static String show(String group, String process) {
    return group.equals(process) ? process : group + ':' + process;
  }
}

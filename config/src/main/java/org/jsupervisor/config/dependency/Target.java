package org.jsupervisor.config.dependency;

import org.jsupervisor.config.value.ConfigException;

/**
 * What a dependency names.
 *
 * @param group the group, or the program if {@code process} is empty
 * @param process {@code *} for all of the group, empty for a program or a group, whichever there is
 */
public record Target(String group, String process) {
  private static final String ALL = "*";

  /** The one written as {@code name}, {@code group:process}, {@code group:*} or {@code group:}. */
  public static Target parse(String text) {
    int colon = text.indexOf(':');
    String group = colon < 0 ? text : text.substring(0, colon);
    String process = colon < 0 ? "" : text.substring(colon + 1);
    boolean isOdd = process.indexOf(':') >= 0 || text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0;
    if (group.isEmpty() || isOdd) {
      throw new ConfigException("cannot use '" + text + "' as the name of a program", text);
    }
    return new Target(group, colon >= 0 && process.isEmpty() ? ALL : process);
  }

  /** All of a group. */
  public static Target all(String group) {
    return new Target(group, ALL);
  }

  /** Whether it is a bare name, which may be that of a program or of a group. */
  public boolean isBare() {
    return process.isEmpty();
  }

  /** Whether all processes of the group are meant. */
  public boolean isWholeGroup() {
    return isBare() || process.equals(ALL);
  }

  /** Whether that process of that group is meant. */
  public boolean matches(String ofGroup, String name) {
    return group.equals(ofGroup) && (isWholeGroup() || process.equals(name));
  }

  /** As options take it. */
  public String text() {
    return isBare() ? group : group + ":" + process;
  }

  /** As people see it: without what goes without saying. */
  public String shown() {
    return isWholeGroup() || process.equals(group) ? group : text();
  }
}

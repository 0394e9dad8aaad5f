package org.jsupervisor.config.dependency;

import org.jsupervisor.config.value.ConfigException;

/** One program, or several, that have to be up before another one starts. */
public record Dependency(Target target, Condition condition) {
  /** The one written as a name, and a condition after a colon unless it is {@code started}. */
  public static Dependency parse(String text) {
    int colon = text.lastIndexOf(':');
    Condition condition = colon < 0 ? null : Condition.named(text.substring(colon + 1).strip());
    if (condition != null) {
      return new Dependency(Target.parse(text.substring(0, colon).strip()), condition);
    }
    if (text.isEmpty()) {
      throw new ConfigException("cannot depend on an empty name", "");
    }
    return new Dependency(Target.parse(text), Condition.STARTED);
  }

  /** As options take it. */
  public String text() {
    return target.text() + ":" + condition.word();
  }

  /** As in "waiting for db to be ready". */
  public String wish() {
    return target.shown() + " to be " + condition.word();
  }
}

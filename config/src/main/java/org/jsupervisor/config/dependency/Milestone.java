package org.jsupervisor.config.dependency;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.value.ConfigException;

/**
 * A program that has to have been in one of some states before another one starts with the daemon.
 * What becomes of it later does not matter.
 */
public record Milestone(Target target, List<PassedState> states) {
  public Milestone {
    states = List.copyOf(states);
  }

  /** The one written as {@code program:state,state}; without states RUNNING is meant. */
  public static Milestone parse(String text) {
    int colon = text.lastIndexOf(':');
    Target target = Target.parse(colon < 0 ? text : text.substring(0, colon));
    List<PassedState> states = new ArrayList<>();
    for (String word : (colon < 0 ? "running" : text.substring(colon + 1)).split(",", -1)) {
      PassedState state = PassedState.named(word);
      if (state == null) {
        throw new ConfigException("cannot wait for state '" + word + "' in " + text, word);
      }
      states.add(state);
    }
    return new Milestone(target, states);
  }

  /** As the option takes it. */
  public String text() {
    return joined(target.text() + ":", ",");
  }

  /** As in "waiting for db to have been running". */
  public String wish() {
    return joined(target.shown() + " to have been ", " or ");
  }

  private String joined(String start, String separator) {
    StringBuilder text = new StringBuilder(start);
    for (int i = 0; i < states.size(); i++) {
      text.append(i == 0 ? "" : separator).append(states.get(i).word());
    }
    return text.toString();
  }
}

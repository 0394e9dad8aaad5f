package org.jsupervisor.supervisord.process;

import java.util.List;

/** The outcome of one input. */
public record Transition(ProcessStatus after, List<Effect> effects) {
  public Transition {
    effects = List.copyOf(effects);
  }

  static Transition nothing(ProcessStatus status) {
    return new Transition(status, List.of());
  }
}

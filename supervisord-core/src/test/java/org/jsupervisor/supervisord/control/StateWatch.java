package org.jsupervisor.supervisord.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventSubscriber;
import org.jsupervisor.supervisord.event.EventType;

/** Follows what is announced of every process and fails on a step that is not in the matrix. */
final class StateWatch implements EventSubscriber {
  private static final Map<String, Set<String>> MATRIX =
      Map.of(
          "STOPPED", Set.of("STARTING"),
          "STARTING", Set.of("RUNNING", "BACKOFF", "STOPPING", "UNKNOWN"),
          "RUNNING", Set.of("EXITED", "STOPPING", "UNKNOWN"),
          "BACKOFF", Set.of("STARTING", "FATAL", "STOPPED"),
          "STOPPING", Set.of("STOPPED", "UNKNOWN"),
          "EXITED", Set.of("STARTING"),
          "FATAL", Set.of("STARTING"),
          "UNKNOWN", Set.of("EXITED"));
  private static final String PREFIX = "PROCESS_STATE_";

  private final Map<String, String> states = new HashMap<>();

  @Override
  public boolean wants(EventType type) {
    return type.isA(EventType.PROCESS_STATE) || type == EventType.PROCESS_GROUP_ADDED;
  }

  @Override
  public void accept(Event event, long serial) {
    String[] words = event.payload().trim().split("[ :]", -1);
    if (event.type() == EventType.PROCESS_GROUP_ADDED) {
      states.keySet().removeIf(process -> process.startsWith(words[1] + ":"));
      return;
    }
    String process = words[3] + ":" + words[1];
    String to = event.type().name().substring(PREFIX.length());
    String known = states.getOrDefault(process, "STOPPED");
    if (!known.equals(words[5]) || !MATRIX.getOrDefault(known, Set.of()).contains(to)) {
      throw new AssertionError(process + " was " + known + " but announced " + event);
    }
    states.put(process, to);
  }

  /** Takes that these processes are others now, which have not been started. */
  void renewed(GroupChange change) {
    for (List<String> names : List.of(change.removed(), change.updated(), change.added())) {
      for (String name : names) {
        states.remove(change.group() + ":" + name);
      }
    }
  }

  /** Fails if the process is not in the state that was announced last. */
  void compare(ProcessInfo info) {
    String announced = states.getOrDefault(info.group() + ":" + info.name(), "STOPPED");
    if (info.state() != ProcessState.valueOf(announced)) {
      throw new AssertionError(info + " was announced as " + announced);
    }
  }
}

package org.jsupervisor.supervisord.dependency;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Condition;
import org.jsupervisor.config.dependency.PassedState;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;

/** Decides whether a program is as others need it. */
final class Conditions {
  private Conditions() {}

  /**
   * Whether the condition is met.
   *
   * @param isExpectedEnd whether the last exit code is an expected one
   * @param health what its check says, null if there is none
   */
  static boolean isMet(
      Condition condition, ProcessState state, boolean isExpectedEnd, @Nullable String health) {
    return switch (condition) {
      case STARTED -> state == ProcessState.STARTING || state == ProcessState.RUNNING;
      case READY -> state == ProcessState.RUNNING;
      case HEALTHY ->
          state == ProcessState.RUNNING && (health == null || health.equals(ProcessInfo.HEALTHY));
      case COMPLETED -> state == ProcessState.EXITED && isExpectedEnd;
    };
  }

  /** The states a process must have passed that is in that one, the state itself included. */
  static Set<PassedState> passed(ProcessState state) {
    return switch (state) {
      case STOPPED, UNKNOWN -> EnumSet.noneOf(PassedState.class);
      case STARTING -> EnumSet.of(PassedState.STARTING);
      case RUNNING -> EnumSet.of(PassedState.STARTING, PassedState.RUNNING);
      case BACKOFF -> EnumSet.of(PassedState.STARTING, PassedState.BACKOFF);
      case STOPPING -> EnumSet.of(PassedState.STARTING, PassedState.STOPPING);
      case EXITED -> EnumSet.of(PassedState.STARTING, PassedState.RUNNING, PassedState.EXITED);
      case FATAL -> EnumSet.of(PassedState.STARTING, PassedState.BACKOFF, PassedState.FATAL);
    };
  }
}

package org.jsupervisor.supervisord.process;

import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;

/** Decides what it means that another process is the main one. */
final class MainChange {
  private MainChange() {}

  static Transition of(
      ProcessStatus was, Input.MainChanged changed, ProcessConfig policy, Now now) {
    int pid = changed.pid();
    return switch (was.state()) {
      case STARTING -> Transition.nothing(starting(was, pid, policy, now));
      case RUNNING, UNKNOWN -> Transition.nothing(was.main(pid, was.startedNanos()));
      // Each gets the whole time to end.
      case STOPPING ->
          new Transition(
              was.main(pid, was.startedNanos()).withDeadline(Deadlines.kill(policy, now)),
              List.of(new Effect.Kill(policy.stopsignal(), policy.stopasgroup())));
      case STOPPED, BACKOFF, EXITED, FATAL ->
          throw new IllegalStateException(
              "cannot change the main process of one that is " + was.state());
    };
  }

  private static ProcessStatus starting(ProcessStatus was, int pid, ProcessConfig policy, Now now) {
    if (pid == 0 || was.isOverdue()) {
      return was.main(pid, was.startedNanos());
    }
    ProcessStatus named = was.main(pid, now.nanos());
    return named.withDeadline(
        was.stage() == ProcessStatus.Stage.READY
            ? Deadlines.ready(named, policy)
            : Deadlines.spawned(named, policy));
  }
}

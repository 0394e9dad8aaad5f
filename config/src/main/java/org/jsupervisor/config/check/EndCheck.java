package org.jsupervisor.config.check;

import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.DaemonEndPolicy.ExitWhen;
import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.config.policy.EndPolicy.Action;

/** Warns of options about ends that come to nothing. */
final class EndCheck {
  private final SupervisordConfig config;
  private final Problems problems;

  EndCheck(SupervisordConfig config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  void check(ProcessConfig process, IniSection section) {
    EndPolicy policy = process.policies().end();
    if (policy.onFatal() != Action.NONE && process.policies().restart().fatalRetryAfter() != null) {
      problems.warn(
          section,
          "on_fatal",
          "on_fatal has no effect, because fatal_retry_after tries the program again",
          "remove one of the two");
    }
    boolean canEndDaemon =
        policy.onExit() == Action.SHUTDOWN
            || policy.onFatal() == Action.SHUTDOWN
            || config.end().exitWhen() != ExitWhen.NEVER;
    if (policy.exitCode() != null && !canEndDaemon) {
      problems.warn(
          section,
          "exit_code",
          "exit_code has no effect, because the daemon does not end because of this program",
          "set on_exit or on_fatal to shutdown, or exit_when in [supervisord]");
    }
  }
}

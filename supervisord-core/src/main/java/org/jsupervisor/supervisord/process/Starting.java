package org.jsupervisor.supervisord.process;

import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.MainProcessPolicy;
import org.jsupervisor.config.policy.ReadinessPolicy;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.supervisord.process.ProcessStatus.Stage;

/** Decides whether a process that is STARTING has got far enough. */
final class Starting {
  static final String TOO_QUICK = "Exited too quickly (process log may have details)";
  static final String NO_MAIN =
      "Exited before it named its main process (process log may have details)";
  static final String NOT_READY = "Exited before it was ready (process log may have details)";

  private Starting() {}

  /** Whether the process has yet to become ready or to name its main process. */
  static boolean isWaited(ProcessStatus status, ProcessConfig policy) {
    return lacksReadiness(status, policy) || lacksMain(status, policy);
  }

  private static boolean lacksReadiness(ProcessStatus status, ProcessConfig policy) {
    return policy.policies().readiness().on() != null && status.stage() != Stage.READY;
  }

  /** Whether the process has yet to name its main process. */
  static boolean lacksMain(ProcessStatus status, ProcessConfig policy) {
    return policy.policies().mainProcess().pidfile() != null && !status.isMainKnown();
  }

  /** Whether a start is a failed one that ends now. */
  static boolean hasFailed(ProcessStatus status, ProcessConfig policy, Now now) {
    return isWaited(status, policy) || Deadlines.tooQuick(status, policy, now);
  }

  /** Why it has failed, as clients see it. */
  static String failure(ProcessStatus status, ProcessConfig policy) {
    if (status.stage() == Stage.OVERDUE) {
      return overdue(status, policy);
    }
    if (lacksMain(status, policy)) {
      return NO_MAIN;
    }
    return isWaited(status, policy) ? NOT_READY : TOO_QUICK;
  }

  /** Says that the time to become ready, or to name the main process, is over. */
  static String overdue(ProcessStatus status, ProcessConfig policy) {
    if (lacksMain(status, policy)) {
      MainProcessPolicy main = policy.policies().mainProcess();
      String time = Seconds.text(main.timeout()) + " seconds (main_pid_timeout)";
      return "no main process in " + main.pidfile() + " within " + time;
    }
    ReadinessPolicy readiness = policy.policies().readiness();
    return "not ready within " + Seconds.text(readiness.timeout()) + " seconds (ready_timeout)";
  }
}

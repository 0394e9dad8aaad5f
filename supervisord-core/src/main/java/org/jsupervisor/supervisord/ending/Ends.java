package org.jsupervisor.supervisord.ending;

import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.DaemonEndPolicy.ExitWhen;
import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.config.policy.EndPolicy.Action;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;
import org.jsupervisor.supervisord.group.StateWatcher;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.spawn.ExitCause;

/**
 * Does what follows when programs end by themselves or are FATAL for good. Watches once there is a
 * reason to. Confined to the loop thread.
 */
public final class Ends implements StateWatcher {
  private final Surroundings around;
  private final GroupRestarts restarts;
  private boolean isWatching;

  public Ends(Surroundings around) {
    this.around = around;
    this.restarts = new GroupRestarts(around);
    watchIf(exitWhen() != ExitWhen.NEVER);
  }

  /** A group is there from now on. */
  public void added(GroupConfig group) {
    for (ProcessConfig process : group.processes()) {
      watchIf(!process.policies().isDefault() && !process.policies().end().isDefault());
    }
  }

  /** The configuration was read again. */
  public void reread() {
    watchIf(exitWhen() != ExitWhen.NEVER);
  }

  private void watchIf(boolean isNeeded) {
    if (isNeeded && !isWatching) {
      isWatching = true;
      around.state().watch(this);
    }
  }

  /** Nothing follows any more: the daemon ends. */
  public void stop() {
    restarts.stop();
    around.state().unwatch(this);
  }

  private ExitWhen exitWhen() {
    return around.state().config().end().exitWhen();
  }

  @Override
  public void changed(ManagedProcess process, ProcessState before) {
    ProcessState state = process.state();
    if (state == before || !around.state().mayStart()) {
      return;
    }
    if (state == ProcessState.EXITED) {
      exited(process);
    } else if (state == ProcessState.FATAL) {
      failed(process);
    }
  }

  private void exited(ManagedProcess process) {
    EndPolicy policy = process.config().policies().end();
    Reaped end = process.lastEnd();
    String cause = end == null ? "nobody knows how" : ExitCause.text(end);
    String what = process.name() + " has ended (" + cause + ")";
    switch (policy.onExit()) {
      case SHUTDOWN -> shutDown(ExitStatus.afterExit(policy, end), what + ", on_exit=shutdown");
      case RESTART_GROUP -> restarts.begin(process, what + ", on_exit=restart_group");
      case NONE -> endIfAllHaveExited();
    }
  }

  private void failed(ManagedProcess process) {
    if (process.startsByItself()) {
      return; // It is tried again: fatal_retry_after.
    }
    EndPolicy policy = process.config().policies().end();
    String what = process.name() + " is FATAL";
    int status = ExitStatus.afterFatal(policy, process.lastEnd());
    if (policy.onFatal() == Action.SHUTDOWN) {
      shutDown(status, what + ", on_fatal=shutdown");
    } else if (exitWhen() == ExitWhen.ANY_FATAL) {
      shutDown(status, what + ", exit_when=any_fatal");
    } else if (policy.onFatal() == Action.RESTART_GROUP) {
      restarts.begin(process, what + ", on_fatal=restart_group");
    } else {
      endIfAllHaveExited();
    }
  }

  private void endIfAllHaveExited() {
    if (exitWhen() != ExitWhen.ALL_EXITED) {
      return;
    }
    int status = 0;
    for (ManagedProcess process : around.state().processes()) {
      if (process.isListener()) {
        continue;
      }
      if (!process.state().isStopped() || isGoingToStart(process) || isOnCall(process)) {
        return;
      }
      status = status == 0 ? failureOf(process) : status;
    }
    shutDown(status, "all programs have ended, exit_when=all_exited");
  }

  private static boolean isGoingToStart(ManagedProcess process) {
    return process.startsByItself() && process.companion().hindrance() == null;
  }

  /** Whether it is started when somebody needs it. */
  private boolean isOnCall(ManagedProcess process) {
    SharedService service = around.state().serviceOf(process);
    return service != null && service.isExpected();
  }

  private static int failureOf(ManagedProcess process) {
    EndPolicy policy = process.config().policies().end();
    if (process.state() == ProcessState.FATAL) {
      return ExitStatus.afterFatal(policy, process.lastEnd());
    }
    boolean hasFailed =
        process.state() == ProcessState.EXITED
            && !process.config().exitcodes().contains(process.status().exitStatus());
    return hasFailed ? ExitStatus.afterExit(policy, process.lastEnd()) : 0;
  }

  private void shutDown(int status, String reason) {
    around.log().log(LogLevel.WARN, reason + ": shutting down with exit status " + status);
    around.state().requestShutdown(status);
  }
}

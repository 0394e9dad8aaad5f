package org.jsupervisor.supervisord.ending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.dependency.StopPlan;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;

/**
 * Stops all that runs of a group and starts it again once everything has stopped, at most once a
 * second. Confined to the loop thread.
 */
final class GroupRestarts {
  private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Surroundings around;
  private final Map<String, Restart> restarts = new HashMap<>();

  GroupRestarts(Surroundings around) {
    this.around = around;
  }

  /** Restarts the group of a process that does not run, unless that is under way. */
  void begin(ManagedProcess cause, String reason) {
    Restart restart = restarts.get(cause.groupName());
    if (restart == null) {
      restart = new Restart(cause.groupName());
      restarts.put(cause.groupName(), restart);
    }
    restart.begin(cause, reason);
  }

  /** No group is started again from now on. */
  void stop() {
    for (Restart restart : restarts.values()) {
      restart.timer.cancel();
    }
  }

  /** The restarts of one group, one after the other. */
  private final class Restart implements ManagedProcess.Observer {
    private final String group;
    private final Timer timer;
    private boolean isUnderWay;
    private long earliestNanos = Long.MIN_VALUE;

    Restart(String group) {
      this.group = group;
      this.timer = around.loop().timer(this::letGo);
    }

    void begin(ManagedProcess cause, String reason) {
      cause.awaitStart();
      if (isUnderWay) {
        return;
      }
      isUnderWay = true;
      around.log().log(LogLevel.WARN, reason + ": restarting all of " + group);
      around.state().holdBack(group);
      List<ManagedProcess> running = new ArrayList<>();
      for (ManagedProcess process : around.state().processes(Target.all(group))) {
        process.observe(this);
        if (process.state().isRunning()) {
          running.add(process);
        }
      }
      StopPlan plan = new StopPlan(around, running);
      for (ManagedProcess process : running) {
        plan.add(process, () -> stop(process));
      }
      plan.begin();
      stateChanged(cause);
    }

    /** One that somebody has stopped meanwhile stays so. */
    private void stop(ManagedProcess process) {
      switch (process.state()) {
        case STARTING, RUNNING -> process.restart();
        case BACKOFF -> {
          process.stop();
          process.awaitStart();
        }
        case EXITED, FATAL -> process.awaitStart();
        case STOPPED, STOPPING, UNKNOWN -> {}
      }
    }

    @Override
    public void stateChanged(ManagedProcess changed) {
      for (ManagedProcess process : around.state().processes(Target.all(group))) {
        if (!process.state().isStopped()) {
          return;
        }
      }
      long now = around.loop().nowNanos();
      timer.reschedule(Math.max(now, earliestNanos));
    }

    private void letGo() {
      isUnderWay = false;
      earliestNanos = around.loop().nowNanos() + SHORTEST_NANOS;
      for (ManagedProcess process : around.state().processes(Target.all(group))) {
        process.unobserve(this);
      }
      around.state().letGo(group);
    }
  }
}

package org.jsupervisor.supervisord.health;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.HealthPolicy;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.notify.NotifyListener;
import org.jsupervisor.supervisord.notify.NotifyMessage;
import org.jsupervisor.supervisord.probe.Attempt;
import org.jsupervisor.supervisord.probe.Prober;

/** Checks a running program, and acts if it does not work. Confined to the loop thread. */
public final class HealthCompanion implements Companion, NotifyListener {
  /** What the daemon exits with that ends because of a program. */
  private static final int UNHEALTHY = 1;

  private final ManagedProcess process;
  private final Surroundings around;
  private final HealthPolicy policy;
  private final Watchdog watchdog;
  private final Timer timer;
  private final @Nullable Probe check;
  private final @Nullable Prober prober;
  private @Nullable Attempt attempt;
  private Health health = Health.unknown();
  private long runningNanos;

  /** Needs to be told of the program's messages if the policy has a watchdog. */
  public HealthCompanion(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    this.policy = process.config().policies().health();
    this.check = policy.check();
    this.prober = check == null ? null : new Prober(process, around, check, policy.timeout());
    this.watchdog = new Watchdog(around.loop(), policy.watchdog(), this::broken);
    this.timer = around.loop().timer(this::ask);
  }

  @Override
  public void extend(Map<String, String> environment) {
    watchdog.extend(environment);
  }

  @Override
  public void stateChanged(ProcessState before) {
    end();
    if (process.state() == ProcessState.RUNNING) {
      health = Health.unknown();
      runningNanos = around.loop().nowNanos();
      watchdog.start();
      askLater();
    }
  }

  private void askLater() {
    if (check != null) {
      timer.reschedule(around.loop().nowNanos() + policy.interval().toNanos());
    }
  }

  private void ask() {
    if (prober != null) {
      attempt = prober.ask(this::answered);
    }
  }

  private void answered(@Nullable String failure) {
    attempt = null;
    if (failure == null) {
      become(health.succeeded());
    } else {
      String reason = prober == null ? failure : prober.told(failure);
      around.log().log(LogLevel.DEBUG, "check of " + process.name() + " failed: " + reason);
      become(health.failed(reason, around.loop().nowNanos() - runningNanos, policy));
    }
    if (process.state() == ProcessState.RUNNING) {
      askLater();
    }
  }

  @Override
  public void notified(NotifyMessage message) {
    if (process.state() == ProcessState.RUNNING) {
      if (message.pulse() == NotifyMessage.Pulse.ALIVE) {
        watchdog.feed();
        if (check == null) {
          become(health.succeeded());
        }
      } else if (message.pulse() == NotifyMessage.Pulse.BROKEN) {
        broken("it said so itself (WATCHDOG=trigger)");
      }
    }
  }

  private void broken(String reason) {
    become(health.broken(reason));
  }

  private void become(Health next) {
    Health before = health;
    health = next;
    if (next.verdict() != before.verdict()) {
      around.state().changed(process, process.state());
    }
    if (next.hasBecomeUnhealthy(before)) {
      String checks = next.failures() > 1 ? next.failures() + " checks in a row, last " : "";
      around.log().log(
          LogLevel.WARN,
          "unhealthy: " + process.name() + " (" + checks + next.lastFailure() + "), " + intent());
      act();
    } else if (next.hasRecovered(before)) {
      around.log().log(LogLevel.INFO, "healthy again: " + process.name());
    }
  }

  private String intent() {
    return switch (policy.action()) {
      case RESTART -> "restarting it";
      case STOP -> "stopping it";
      case EXIT -> "shutting down";
      case NONE -> "leaving it alone";
    };
  }

  private void act() {
    switch (policy.action()) {
      case RESTART -> process.restart();
      case STOP -> process.stop();
      case EXIT -> around.state().requestShutdown(UNHEALTHY);
      case NONE -> {}
    }
  }

  @Override
  public void tell(Map<String, String> facts) {
    if (process.state() == ProcessState.RUNNING) {
      facts.put("health", health.verdict().name().toLowerCase(Locale.ROOT));
    }
    if (!health.lastFailure().isEmpty()) {
      facts.put("health_failure", health.lastFailure());
    }
  }

  @Override
  public void discard() {
    end();
  }

  private void end() {
    timer.cancel();
    watchdog.stop();
    if (attempt != null) {
      attempt.cancel();
      attempt = null;
    }
  }
}

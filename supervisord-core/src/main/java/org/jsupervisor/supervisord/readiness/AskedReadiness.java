package org.jsupervisor.supervisord.readiness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.probe.Attempt;
import org.jsupervisor.supervisord.probe.Prober;
import org.jsupervisor.supervisord.process.ProcessStatus;

/** Asks a program again and again until it is ready. Confined to the loop thread. */
final class AskedReadiness implements Companion {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_NANOS = 200_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000L;

  private final ManagedProcess process;
  private final Surroundings around;
  private final Prober prober;
  private final Timer timer;
  private @Nullable Attempt attempt;
  private long pauseNanos;

  AskedReadiness(ManagedProcess process, Surroundings around, Probe probe) {
    this.process = process;
    this.around = around;
    this.prober = new Prober(process, around, probe, PATIENCE);
    this.timer = around.loop().timer(this::ask);
  }

  @Override
  public void spawned(int pid) {
    pauseNanos = FIRST_PAUSE_NANOS;
    timer.reschedule(around.loop().nowNanos() + pauseNanos);
  }

  private void ask() {
    attempt = prober.ask(this::answered);
  }

  private void answered(@Nullable String failure) {
    attempt = null;
    if (failure == null) {
      process.ready();
      return;
    }
    boolean isOverdue = process.status().stage() == ProcessStatus.Stage.OVERDUE;
    around.log().log(
        isOverdue ? LogLevel.INFO : LogLevel.DEBUG,
        process.name() + " is not ready: " + prober.told(failure));
    if (!isOverdue) {
      pauseNanos = nextPause(pauseNanos);
      timer.reschedule(around.loop().nowNanos() + pauseNanos);
    }
  }

  /** Quick at first, so that quick programs are not held up, and then less and less of a burden. */
  static long nextPause(long pauseNanos) {
    return Math.min(LONGEST_PAUSE_NANOS, pauseNanos * 2);
  }

  @Override
  public void ended(Reaped reaped) {
    end();
  }

  @Override
  public void stateChanged(ProcessState before) {
    if (process.state() != ProcessState.STARTING) {
      end();
    }
  }

  @Override
  public void discard() {
    end();
  }

  private void end() {
    timer.cancel();
    if (attempt != null) {
      attempt.cancel();
      attempt = null;
    }
  }
}

package org.jsupervisor.supervisord.orphan;

import java.time.Duration;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;

/**
 * Stops what a program leaves behind when it ends, and has its next start wait until that is gone.
 * Confined to the loop thread.
 */
public final class OrphanSweep implements Companion {
  private static final int SIGKILL = new Signal(9).number();
  private static final long SHORTEST_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LONGEST_NANOS = Duration.ofMillis(200).toNanos();
  private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final ManagedProcess process;
  private final Surroundings around;
  private final Leftovers leftovers;
  private final Timer looks;
  private boolean isSweeping;
  private long pauseNanos;
  private long killNanos;

  public OrphanSweep(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    this.leftovers = new Leftovers(process, around);
    this.looks = around.loop().timer(this::look);
    try {
      around.posix().becomeSubreaper();
    } catch (PosixException e) {
      log(LogLevel.WARN, "cannot adopt what " + process.name() + " leaves: " + e.getMessage());
    }
  }

  @Override
  public boolean allowsStart() {
    return !isSweeping;
  }

  @Override
  public void ended(Reaped reaped) {
    leftovers.of(reaped.pid());
    if (!leftovers.exist()) {
      tellIfRefused();
      return;
    }
    Signal stop = process.config().stopsignal();
    log(
        LogLevel.INFO,
        "stopping what "
            + process.name()
            + " left behind with "
            + stop.name()
            + ": "
            + leftovers.text()
            + " (orphans=kill)");
    isSweeping = true;
    pauseNanos = SHORTEST_NANOS;
    long patience = process.config().stopwaitsecs().toNanos();
    killNanos = around.loop().nowNanos() + Math.max(0, patience);
    leftovers.signalNew(stop.number());
    looks.reschedule(around.loop().nowNanos() + pauseNanos);
  }

  private void look() {
    if (!leftovers.exist()) {
      finish();
      return;
    }
    long now = around.loop().nowNanos();
    if (now >= killNanos) {
      log(LogLevel.WARN, "killing what " + process.name() + " left behind: " + leftovers.text());
      leftovers.signalAll(SIGKILL);
      killNanos = now + AGAIN_NANOS;
      pauseNanos = SHORTEST_NANOS;
    } else {
      leftovers.signalNew(process.config().stopsignal().number());
    }
    pauseNanos = Math.min(2 * pauseNanos, LONGEST_NANOS);
    looks.reschedule(Math.min(now + pauseNanos, killNanos));
  }

  private void finish() {
    isSweeping = false;
    if (!tellIfRefused()) {
      log(LogLevel.INFO, "nothing is left of " + process.name());
    }
    process.reconsider();
  }

  private boolean tellIfRefused() {
    if (leftovers.isRefused()) {
      String name = process.name();
      log(LogLevel.WARN, "cannot stop what " + name + " left behind: it runs as another user");
    }
    return leftovers.isRefused();
  }

  /** There is nobody any more who could wait for the end of a slow one. */
  @Override
  public void discard() {
    looks.cancel();
    if (isSweeping) {
      isSweeping = false;
      leftovers.signalAll(SIGKILL);
    }
  }

  private void log(LogLevel level, String text) {
    around.log().log(level, text);
  }
}

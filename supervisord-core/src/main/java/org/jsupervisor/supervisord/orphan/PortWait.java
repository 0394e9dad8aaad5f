package org.jsupervisor.supervisord.orphan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Address;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;

/** Has the starts of a program wait until its ports are free. Confined to the loop thread. */
public final class PortWait implements Companion {
  private static final long SHORTEST_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();

  private final ManagedProcess process;
  private final Surroundings around;
  private final Timer looks;
  private @Nullable Address awaited;
  private long pauseNanos;

  public PortWait(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    this.looks = around.loop().timer(this::look);
  }

  @Override
  public boolean allowsStart() {
    Address taken = taken();
    if (taken == null) {
      tellFree();
      looks.cancel();
      return true;
    }
    if (awaited == null) {
      log(process.name() + " waits until " + text(taken) + " is free (wait_port_free)");
      pauseNanos = SHORTEST_NANOS;
      looks.reschedule(around.loop().nowNanos() + pauseNanos);
    }
    awaited = taken;
    return false;
  }

  private void look() {
    if (!process.isDueToStart()) {
      awaited = null;
      return;
    }
    Address taken = taken();
    if (taken == null) {
      process.reconsider();
      return;
    }
    awaited = taken;
    pauseNanos = Math.min(2 * pauseNanos, LONGEST_NANOS);
    looks.reschedule(around.loop().nowNanos() + pauseNanos);
  }

  private void tellFree() {
    Address free = awaited;
    awaited = null;
    if (free != null) {
      log(text(free) + " is free, " + process.name() + " starts (wait_port_free)");
    }
  }

  /** What cannot be tried for another reason is left to the program, which says it better. */
  private @Nullable Address taken() {
    for (Address address : process.config().policies().orphans().waitPortFree()) {
      String path = address.path();
      if (path == null ? isTaken(address) : isTaken(path)) {
        return address;
      }
    }
    return null;
  }

  private boolean isTaken(Address address) {
    try {
      around.sockets().tryTcp(address.host(), address.port());
      return false;
    } catch (PosixException e) {
      return e.errno() == Errno.EADDRINUSE;
    }
  }

  /** A file that nobody listens at any more refuses; a full queue, or another kind, does not. */
  private boolean isTaken(String path) {
    try {
      around.posix().close(around.posix().peers().connectUnix(path));
      return true;
    } catch (PosixException e) {
      return e.errno() == Errno.EAGAIN || e.errno() == Errno.EPROTOTYPE;
    }
  }

  @Override
  public void discard() {
    looks.cancel();
  }

  private static String text(Address address) {
    boolean isAnywhere = address.path() == null && address.host().isEmpty();
    return isAnywhere ? "port " + address.port() : address.listenerText();
  }

  private void log(String text) {
    around.log().log(LogLevel.INFO, text);
  }
}

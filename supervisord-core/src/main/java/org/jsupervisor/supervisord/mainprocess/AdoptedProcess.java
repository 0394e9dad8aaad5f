package org.jsupervisor.supervisord.mainprocess;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.spawn.Reaper;

/**
 * A main process that the daemon has not started: reaped like any child once its parent has ended,
 * until then only its end can be noticed. Confined to the loop thread.
 */
final class AdoptedProcess implements Reaper.Child {
  /** Is told of the end, once. */
  interface Observer {
    void ended(Reaped reaped);
  }

  private final Surroundings around;
  private final int pid;
  private final Observer observer;
  private @Nullable Watch watch;
  private boolean isOver;

  private AdoptedProcess(Surroundings around, int pid, Observer observer) {
    this.around = around;
    this.pid = pid;
    this.observer = observer;
  }

  /** Begins to wait for the end, which may have come already. */
  static AdoptedProcess watch(Surroundings around, int pid, Observer observer)
      throws PosixException {
    AdoptedProcess process = new AdoptedProcess(around, pid, observer);
    int fd = around.posix().openProcess(pid);
    try {
      process.watch = around.loop().watch(fd, Poller.READ, readySet -> process.gone());
    } catch (PosixException e) {
      around.posix().close(fd);
      throw e;
    }
    around.reaper().add(pid, process);
    return process;
  }

  private void gone() {
    around.reaper().reapAll();
    if (!isOver) {
      around.reaper().forget(pid);
      ended(Reaped.unknown(pid));
    }
  }

  @Override
  public void ended(Reaped reaped) {
    close();
    observer.ended(reaped);
  }

  /** Stops waiting. */
  void forget() {
    if (!isOver) {
      around.reaper().forget(pid);
      close();
    }
  }

  private void close() {
    isOver = true;
    Watch open = watch;
    watch = null;
    if (open != null) {
      open.close();
      around.posix().close(open.fd());
    }
  }
}

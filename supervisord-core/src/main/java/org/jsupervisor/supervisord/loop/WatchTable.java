package org.jsupervisor.supervisord.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/** The watched descriptors by number, kept in step with the poller. Confined to the loop thread. */
final class WatchTable {
  private static final int FIRST_SIZE = 64;

  private final Poller poller;
  private @Nullable Watch[] watches = new @Nullable Watch[FIRST_SIZE];

  WatchTable(Poller poller) {
    this.poller = poller;
  }

  Watch add(int fd, int interest, boolean isFirst, ReadyHandler handler) throws PosixException {
    if (get(fd) != null) {
      throw new IllegalStateException("cannot watch descriptor " + fd + " twice");
    }
    Watch watch = new Watch(this, fd, isFirst, handler);
    watch.apply(interest);
    if (fd >= watches.length) {
      watches = Arrays.copyOf(watches, Math.max(fd + 1, watches.length * 2));
    }
    watches[fd] = watch;
    return watch;
  }

  @Nullable Watch get(int fd) {
    return fd < watches.length ? watches[fd] : null;
  }

  void apply(int fd, int former, int wanted) throws PosixException {
    if (wanted == 0) {
      poller.remove(fd);
    } else if (former == 0) {
      poller.add(fd, wanted);
    } else {
      poller.change(fd, wanted);
    }
  }

  /** Leaves it to the kernel to forget the descriptor. */
  void removeClosed(Watch watch) {
    watches[watch.fd()] = null;
  }

  void remove(Watch watch) {
    removeClosed(watch);
    if (watch.interest() != 0) {
      forget(watch.fd());
    }
  }

  /** Removes from the poller what may already be gone because its descriptor was closed. */
  void forget(int fd) {
    try {
      poller.remove(fd);
    } catch (PosixException alreadyGone) {
      // Closing the descriptor removed it; there is nothing left to do.
      return;
    }
  }
}

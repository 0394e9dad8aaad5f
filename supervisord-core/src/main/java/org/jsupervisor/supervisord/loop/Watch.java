package org.jsupervisor.supervisord.loop;

import java.io.UncheckedIOException;
import org.jsupervisor.supervisord.posix.PosixException;

/** One descriptor watched by the loop. Confined to the loop thread. */
public final class Watch {
  private final WatchTable table;
  private final int fd;
  private final boolean isFirst;
  private final ReadyHandler handler;
  private int interest;
  private boolean isClosed;

  Watch(WatchTable table, int fd, boolean isFirst, ReadyHandler handler) {
    this.table = table;
    this.fd = fd;
    this.isFirst = isFirst;
    this.handler = handler;
  }

  public int fd() {
    return fd;
  }

  public int interest() {
    return interest;
  }

  /**
   * Changes what is waited for, effective within the running turn. With 0 nothing at all is
   * reported, not even a hang-up.
   */
  public void setInterest(int wanted) {
    try {
      apply(wanted);
    } catch (PosixException e) {
      throw new UncheckedIOException("cannot watch descriptor " + fd, e);
    }
  }

  void apply(int wanted) throws PosixException {
    if (isClosed || wanted == interest) {
      return;
    }
    table.apply(fd, interest, wanted);
    interest = wanted;
  }

  /** Stops watching, within the running turn too; the descriptor itself stays open. */
  public void close() {
    if (!isClosed) {
      isClosed = true;
      table.remove(this);
    }
  }

  /**
   * The same for a descriptor that is closed next and has no duplicate: the kernel then stops
   * watching it by itself.
   */
  public void closeWithDescriptor() {
    if (!isClosed) {
      isClosed = true;
      table.removeClosed(this);
    }
  }

  public boolean isClosed() {
    return isClosed;
  }

  boolean isFirst() {
    return isFirst;
  }

  ReadyHandler handler() {
    return handler;
  }
}

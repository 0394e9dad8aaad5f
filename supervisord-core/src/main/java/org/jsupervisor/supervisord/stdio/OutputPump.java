package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/** Moves one pipe's bytes to a sink, a chunk per turn. Confined to the loop thread. */
public final class OutputPump {
  /** More than any pipe holds, so that a writer who goes on cannot keep a drain from ending. */
  private static final int DRAIN_BYTES = 2 << 20;

  private final PumpResources resources;
  private final int fd;
  private final OutputSink sink;
  private final @Nullable Backlog backlog;
  private final Watch watch;
  private final FloodGauge gauge = new FloodGauge();
  private @Nullable Timer pause;
  private boolean mayBeLarger = true;
  private int enlargedBytes;
  private boolean isOpen = true;

  /** Takes over the descriptor, a pipe's read end, and watches it. */
  public OutputPump(PumpResources resources, int fd, OutputSink sink) throws PosixException {
    this.resources = resources;
    this.fd = fd;
    this.sink = sink;
    this.backlog = sink.backlog();
    resources.posix().setNonBlocking(fd);
    watch = resources.loop().watch(fd, Poller.READ, readySet -> ready());
  }

  public boolean isOpen() {
    return isOpen;
  }

  /**
   * Reads what is in the pipe now, for a child that has ended, and closes it; does not wait for
   * other holders of the write end.
   */
  public void drain() throws PosixException {
    int drained = 0;
    int count = -1;
    while (isOpen && count != 0 && drained < DRAIN_BYTES) {
      count = pumpOnce();
      drained += count;
    }
    end();
  }

  private void end() {
    if (isOpen) {
      sink.ended(fd);
      close();
    }
  }

  /** Stops reading and closes the pipe; the sink is told. */
  public void close() {
    if (isOpen) {
      isOpen = false;
      if (pause != null) {
        pause.cancel();
      }
      watch.closeWithDescriptor();
      resources.posix().close(fd);
      if (enlargedBytes > 0) {
        resources.closedLargePipe();
      }
      sink.closed();
    }
  }

  private void ready() throws PosixException {
    if (backlog != null && backlog.isLong()) {
      watch.setInterest(0);
      backlog.whenShort(() -> watch.setInterest(Poller.READ));
      return;
    }
    int count = pumpOnce();
    if (isOpen && count > 0 && sink.takesLargeChunks()) {
      switch (gauge.after(count, resources.loop().nowNanos())) {
        case READ_ON -> {}
        case ENLARGE -> enlarge(PumpResources.LARGE_PIPE_BYTES);
        case PAUSE -> pause();
      }
    }
  }

  private void enlarge(int bytes) {
    if (bytes <= enlargedBytes || !mayBeLarger) {
      return;
    }
    if (resources.enlarge(fd, bytes, enlargedBytes == 0)) {
      enlargedBytes = bytes;
    } else {
      mayBeLarger = false; // What the kernel refuses now it would refuse again.
    }
  }

  // Only with room for what comes in the meantime, so that the writer need not wait for us.
  private void pause() {
    enlarge(PumpResources.LARGE_PIPE_BYTES);
    enlarge(PumpResources.PAUSED_PIPE_BYTES);
    if (enlargedBytes == 0) {
      return;
    }
    watch.setInterest(0);
    if (pause == null) {
      pause = resources.loop().timer(() -> watch.setInterest(Poller.READ));
    }
    pause.reschedule(resources.loop().nowNanos() + FloodGauge.PAUSE_NANOS);
  }

  /** Reads one chunk; returns 0 if there was nothing. */
  private int pumpOnce() throws PosixException {
    ByteBuffer buffer = resources.borrow();
    try {
      int count = read(buffer);
      if (count == 0) {
        end();
      } else if (count > 0) {
        sink.output(buffer.flip());
      }
      return Math.max(0, count);
    } finally {
      resources.giveBack(buffer);
    }
  }

  private int read(ByteBuffer buffer) throws PosixException {
    try {
      return resources.posix().read(fd, buffer);
    } catch (PosixException e) {
      // Left open it would be ready and fail in every turn.
      close();
      throw e;
    }
  }
}

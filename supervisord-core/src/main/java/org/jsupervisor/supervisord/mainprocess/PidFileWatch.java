package org.jsupervisor.supervisord.mainprocess;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/** Tells when a file in the pid file's directory was written. Confined to the loop thread. */
final class PidFileWatch {
  private static final int EVENT_BYTES = 4096;

  private final Surroundings around;
  private final String directory;
  private final Runnable changed;
  private @Nullable ByteBuffer events;
  private @Nullable Watch watch;

  PidFileWatch(Surroundings around, String path, Runnable changed) {
    this.around = around;
    this.directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    this.changed = changed;
  }

  /** Begins to watch unless it does; a directory that cannot be watched is left alone. */
  void open() {
    if (watch != null) {
      return;
    }
    try {
      int fd = around.posix().watchDirectory(directory);
      try {
        watch = around.loop().watch(fd, Poller.READ, readySet -> read(fd));
      } catch (PosixException e) {
        around.posix().close(fd);
      }
    } catch (PosixException e) {
      // The file is still looked at when the main process ends.
    }
  }

  private void read(int fd) throws PosixException {
    ByteBuffer buffer = events;
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(EVENT_BYTES);
      events = buffer;
    }
    int count = around.posix().read(fd, buffer.clear());
    while (count == EVENT_BYTES) {
      count = around.posix().read(fd, buffer.clear());
    }
    changed.run();
  }

  void close() {
    Watch open = watch;
    watch = null;
    if (open != null) {
      open.close();
      around.posix().close(open.fd());
    }
  }
}

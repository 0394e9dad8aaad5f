package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/** Queues bytes for a child's stdin and writes them as it reads. Confined to the loop thread. */
public final class InputPump {
  /** Told that the child no longer reads its stdin; the pump is closed by then. */
  @FunctionalInterface
  public interface Failure {
    void inputFailed(PosixException reason);
  }

  private static final int FIRST_BYTES = 1024;

  private final PumpResources resources;
  private final int fd;
  private final int capacity;
  private final Failure failure;
  private final Watch watch;
  private byte[] queue = new byte[FIRST_BYTES];
  private int start;
  private int size;
  private boolean isOpen = true;

  /**
   * Takes over the descriptor, a pipe's write end.
   *
   * @param capacity how many bytes may wait
   */
  public InputPump(PumpResources resources, int fd, int capacity, Failure failure)
      throws PosixException {
    this.resources = resources;
    this.fd = fd;
    this.capacity = capacity;
    this.failure = failure;
    resources.posix().setNonBlocking(fd);
    watch = resources.loop().watch(fd, 0, readySet -> flush());
  }

  public boolean isOpen() {
    return isOpen;
  }

  /** How many bytes wait to be written. */
  public int queuedBytes() {
    return size;
  }

  /**
   * Queues the bytes, all or none, and writes what the pipe takes at once. A failure of bytes that
   * had to wait is reported in a later turn, never from here.
   *
   * @return false if they do not fit, the pump is closed or nobody reads the pipe any more
   */
  public boolean write(byte[] bytes) {
    if (!isOpen || bytes.length > capacity - size || !resources.admitsInput(size, bytes.length)) {
      return false;
    }
    boolean wasEmpty = size == 0;
    append(bytes);
    return !wasEmpty || size == 0 || writeAhead();
  }

  private boolean writeAhead() {
    try {
      writeChunk();
    } catch (PosixException e) {
      clear();
      return false;
    }
    watch.setInterest(size > 0 ? Poller.WRITE : 0);
    return true;
  }

  private void flush() {
    try {
      writeChunk();
    } catch (PosixException e) {
      close();
      failure.inputFailed(e);
      return;
    }
    if (size == 0) {
      watch.setInterest(0);
    }
  }

  private void writeChunk() throws PosixException {
    ByteBuffer buffer = resources.borrow();
    try {
      int first = Math.min(Math.min(size, buffer.capacity()), queue.length - start);
      buffer.put(queue, start, first);
      int second = Math.min(size - first, buffer.remaining());
      buffer.put(queue, 0, second).flip();
      int written = Math.max(0, resources.posix().write(fd, buffer));
      start = (start + written) % queue.length;
      size -= written;
      resources.inputQueued(-written);
      if (size == 0 && queue.length > FIRST_BYTES) {
        clear();
      }
    } finally {
      resources.giveBack(buffer);
    }
  }

  private void append(byte[] bytes) {
    if (bytes.length > queue.length - size) {
      byte[] larger = new byte[Math.max(size + bytes.length, queue.length * 2)];
      int first = Math.min(size, queue.length - start);
      System.arraycopy(queue, start, larger, 0, first);
      System.arraycopy(queue, 0, larger, first, size - first);
      queue = larger;
      start = 0;
    }
    int end = (start + size) % queue.length;
    int first = Math.min(bytes.length, queue.length - end);
    System.arraycopy(bytes, 0, queue, end, first);
    System.arraycopy(bytes, first, queue, 0, bytes.length - first);
    size += bytes.length;
    resources.inputQueued(bytes.length);
  }

  /** Forgets what is queued, and gives the memory of a long queue back. */
  private void clear() {
    resources.inputQueued(-size);
    queue = new byte[FIRST_BYTES];
    start = 0;
    size = 0;
  }

  /** Closes the pipe; what is still queued is dropped. */
  public void close() {
    if (isOpen) {
      isOpen = false;
      clear();
      watch.close();
      resources.posix().close(fd);
    }
  }
}

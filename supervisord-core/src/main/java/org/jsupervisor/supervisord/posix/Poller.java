package org.jsupervisor.supervisord.posix;

/** Waits for descriptors, level-triggered. Confined to the loop thread. */
public interface Poller {
  int READ = 1;
  int WRITE = 4;

  /** Watches a descriptor; hang-up and error are reported as both readable and writable. */
  void add(int fd, int interest) throws PosixException;

  void change(int fd, int interest) throws PosixException;

  void remove(int fd) throws PosixException;

  /**
   * Waits until something is ready or the time is over; returns how many are ready.
   *
   * @param timeoutNanos negative waits for ever, 0 not at all; rounded up to what the kernel takes
   */
  int poll(long timeoutNanos) throws PosixException;

  /** The descriptor of the ready entry {@code index} of the last {@link #poll}. */
  int readyFd(int index);

  /** What the ready entry {@code index} is ready for. */
  int readySet(int index);

  void close();
}

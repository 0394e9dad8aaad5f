package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** Waits through epoll. Confined to the loop thread. */
final class EpollPoller implements Poller {
  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final int ERROR_OR_HANG_UP = 0x8 | 0x10;
  private static final int MAXIMUM_READY = 512;
  private static final long NANOS_PER_MILLI = 1_000_000;

  // struct epoll_event is packed on x86_64 and naturally aligned everywhere else.
  private static final boolean PACKED = isPacked(System.getProperty("os.arch", ""));
  private static final int EVENT_BYTES = PACKED ? 12 : 16;
  private static final int DATA_OFFSET = PACKED ? 4 : 8;

  private final LibC libc = Native.LIBC;
  private final NativeBlock ready = new NativeBlock(EVENT_BYTES * MAXIMUM_READY);
  private final NativeBlock change = new NativeBlock(EVENT_BYTES);
  private final int epoll;

  EpollPoller() throws PosixException {
    epoll =
        Native.aboveStandardStreams(
            Native.check("epoll_create1", libc.epollCreate(Kernel.O_CLOEXEC)));
  }

  private static boolean isPacked(String architecture) {
    return architecture.equals("amd64")
        || architecture.equals("x86_64")
        || architecture.equals("i386");
  }

  @Override
  public void add(int fd, int interest) throws PosixException {
    control(ADD, fd, interest);
  }

  @Override
  public void change(int fd, int interest) throws PosixException {
    control(MODIFY, fd, interest);
  }

  @Override
  public void remove(int fd) throws PosixException {
    control(DELETE, fd, 0);
  }

  private void control(int operation, int fd, int interest) throws PosixException {
    change.bytes().putInt(0, interest).putInt(DATA_OFFSET, fd);
    Native.check("epoll_ctl", libc.epollControl(epoll, operation, fd, change.address()));
  }

  @Override
  public int poll(long timeoutNanos) throws PosixException {
    int count = libc.epollWait(epoll, ready.address(), MAXIMUM_READY, millis(timeoutNanos));
    if (count >= 0) {
      return count;
    }
    int errno = CFunction.errno();
    if (errno == Errno.EINTR) {
      return 0;
    }
    throw new PosixException("epoll_wait", errno);
  }

  private static int millis(long nanos) {
    if (nanos < 0) {
      return -1;
    }
    long millis = nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1);
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  @Override
  public int readyFd(int index) {
    return ready.bytes().getInt(index * EVENT_BYTES + DATA_OFFSET);
  }

  @Override
  public int readySet(int index) {
    int events = ready.bytes().getInt(index * EVENT_BYTES);
    return (events & ERROR_OR_HANG_UP) != 0 ? READ | WRITE : events & (READ | WRITE);
  }

  @Override
  public void close() {
    libc.close(epoll);
  }
}

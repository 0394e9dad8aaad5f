package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.CString;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** The kernel through the C library. Confined to the loop thread. */
public final class JnrPosix extends JnrStartupPosix implements Posix {
  private static final int WAIT_ANY = -1;

  private final LibC libc = Native.LIBC;
  private final NativeBlock status = new NativeBlock(Integer.BYTES);
  private final NativeBlock pipeEnds = new NativeBlock(2 * Integer.BYTES);
  private final Spawn spawn;
  private final Consumer<String> notices;
  private @Nullable PeerSockets peers;
  private @Nullable SharedSockets sharedSockets;

  /**
   * @param notices receives, at most once, what the way this daemon was started makes impossible
   */
  public JnrPosix(Consumer<String> notices) throws PosixException {
    this(notices, true);
  }

  JnrPosix(Consumer<String> notices, boolean hasCloseFrom) throws PosixException {
    this.notices = notices;
    spawn = new Spawn(hasCloseFrom);
  }

  @Override
  public int spawn(SpawnRequest request) throws PosixException {
    Integer mask = request.umask();
    if (mask == null) {
      return spawn.start(request);
    }
    int own = libc.umask(mask);
    try {
      return spawn.start(request);
    } finally {
      libc.umask(own);
    }
  }

  @Override
  public @Nullable Reaped reap() throws PosixException {
    while (true) {
      int pid = libc.waitpid(WAIT_ANY, status.address(), Kernel.WNOHANG);
      if (pid > 0) {
        return decode(pid, status.bytes().getInt(0));
      }
      int errno = pid == 0 ? Errno.ECHILD : CFunction.errno();
      if (errno == Errno.ECHILD) {
        return null;
      }
      if (errno != Errno.EINTR) {
        throw new PosixException("waitpid", errno);
      }
    }
  }

  static Reaped decode(int pid, int status) {
    int signal = status & 0x7f;
    if (signal == 0) {
      return new Reaped(pid, (status >> 8) & 0xff, 0, false, status);
    }
    return new Reaped(pid, -1, signal, (status & 0x80) != 0, status);
  }

  @Override
  public void kill(int pid, int signal) throws PosixException {
    if (pid >= -1 && pid <= 1) {
      // The kernel would take these for everybody, for ourselves and for the machine's first.
      throw new IllegalArgumentException("cannot signal process " + pid);
    }
    Native.check("kill", libc.kill(pid, signal));
  }

  @Override
  public Pipe pipe() throws PosixException {
    Native.check("pipe2", libc.pipe2(pipeEnds.address(), Kernel.O_CLOEXEC));
    int readEnd = pipeEnds.bytes().getInt(0);
    int writeEnd = pipeEnds.bytes().getInt(Integer.BYTES);
    try {
      readEnd = Native.aboveStandardStreams(readEnd);
      writeEnd = Native.aboveStandardStreams(writeEnd);
    } catch (PosixException e) {
      libc.close(readEnd);
      libc.close(writeEnd);
      throw e;
    }
    return new Pipe(readEnd, writeEnd);
  }

  @Override
  public void setNonBlocking(int fd) throws PosixException {
    int flags = Native.check("fcntl", libc.fcntl(fd, Kernel.F_GETFL, 0));
    Native.check("fcntl", libc.fcntl(fd, Kernel.F_SETFL, flags | Kernel.O_NONBLOCK));
  }

  @Override
  public void setPipeCapacity(int fd, int bytes) throws PosixException {
    Native.check("fcntl", libc.fcntl(fd, Kernel.F_SETPIPE_SZ, bytes));
  }

  @Override
  public int read(int fd, ByteBuffer target) throws PosixException {
    while (true) {
      long count = libc.read(fd, NativeBlock.addressOf(target), target.remaining());
      if (count >= 0) {
        target.position(target.position() + (int) count);
        return (int) count;
      }
      if (wouldBlock("read")) {
        return WOULD_BLOCK;
      }
    }
  }

  @Override
  public int write(int fd, ByteBuffer source) throws PosixException {
    while (true) {
      long count = libc.write(fd, NativeBlock.addressOf(source), source.remaining());
      if (count >= 0) {
        source.position(source.position() + (int) count);
        return (int) count;
      }
      if (wouldBlock("write")) {
        return WOULD_BLOCK;
      }
    }
  }

  /** True if the failed call would block, false if it was interrupted and is to be repeated. */
  private static boolean wouldBlock(String call) throws PosixException {
    int errno = CFunction.errno();
    if (errno == Errno.EAGAIN) {
      return true;
    }
    if (errno == Errno.EINTR) {
      return false;
    }
    throw new PosixException(call, errno);
  }

  @Override
  public void close(int fd) {
    libc.close(fd);
  }

  @Override
  public SignalSource signals() throws PosixException {
    long blocked = SignalSet.blocked();
    if ((blocked & SignalSet.REQUIRED) == SignalSet.REQUIRED) {
      return new SignalDescriptor(this, blocked);
    }
    return new HandledSignals(this, notices);
  }

  @Override
  public Poller poller() throws PosixException {
    return new EpollPoller();
  }

  @Override
  public int umask(int mask) {
    return libc.umask(mask);
  }

  @Override
  public PeerSockets peers() {
    if (peers == null) {
      peers = new JnrPeerSockets();
    }
    return peers;
  }

  @Override
  public void becomeSubreaper() throws PosixException {
    Native.check("prctl", libc.prctl(Kernel.PR_SET_CHILD_SUBREAPER, 1));
  }

  @Override
  public int openProcess(int pid) throws PosixException {
    // Such descriptors are always close-on-exec.
    return Native.aboveStandardStreams(Native.check("pidfd_open", libc.pidfdOpen(pid, 0)));
  }

  @Override
  public int watchDirectory(String path) throws PosixException {
    int made = libc.inotifyInit(Kernel.O_CLOEXEC | Kernel.O_NONBLOCK);
    int fd = Native.aboveStandardStreams(Native.check("inotify_init1", made));
    int mask = Kernel.IN_CLOSE_WRITE | Kernel.IN_MOVED_TO;
    if (libc.inotifyAddWatch(fd, new CString().of(path), mask) == -1) {
      int errno = CFunction.errno();
      libc.close(fd);
      throw new PosixException("inotify_add_watch", errno);
    }
    return fd;
  }

  @Override
  public ProcessTable processes() {
    return ProcFs.INSTANCE;
  }

  @Override
  public SharedSockets sharedSockets() {
    if (sharedSockets == null) {
      sharedSockets = new KernelSharedSockets();
    }
    return sharedSockets;
  }

  @Override
  public int connectDatagram(String path) throws PosixException {
    return Sockets.connectDatagram(path);
  }

  @Override
  public int connectUdp(String host, int port) throws PosixException {
    return Sockets.connectUdp(host.equals("localhost") ? "127.0.0.1" : host, port);
  }
}

package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.CString;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** File operations through the C library. Confined to the loop thread. */
public final class JnrFilePosix implements FilePosix {
  // struct statx has the same layout on every architecture.
  private static final int STATX_BYTES = 256;
  private static final int STATX_MODE = 0x1c;
  private static final int STATX_SIZE = 0x28;
  private static final int STATX_TYPE_AND_SIZE = 0x1 | 0x200;
  private static final int TYPE_MASK = 0xf000;
  private static final int REGULAR_FILE = 0x8000;
  private static final int NAMED_PIPE = 0x1000;
  private static final int PIPE_BYTES = 1 << 20;

  private final LibC libc = Native.LIBC;
  private final NativeBlock stat = new NativeBlock(STATX_BYTES);
  private final CString name = new CString();
  private final CString newName = new CString();

  @Override
  public int openForAppend(String path, boolean truncate, int mode) throws PosixException {
    int flags = Kernel.O_WRONLY | Kernel.O_APPEND | Kernel.O_CREAT | Kernel.O_CLOEXEC;
    flags |= Kernel.O_NOCTTY; // A terminal that is logged to does not become the daemon's.
    if (truncate) {
      flags |= Kernel.O_TRUNC;
    }
    return open(path, flags, mode);
  }

  private int open(String path, int flags, int mode) throws PosixException {
    long file = name.of(path);
    int fd = libc.open(file, flags, mode);
    while (fd == -1 && CFunction.errno() == Errno.EINTR) {
      fd = libc.open(file, flags, mode);
    }
    return Native.aboveStandardStreams(Native.check("open", fd));
  }

  @Override
  public int openPipe(String path) throws PosixException {
    int flags = Kernel.O_CLOEXEC | Kernel.O_NONBLOCK;
    int fd;
    try {
      // Whoever can read as well needs no other reader: the kernel keeps what is written.
      fd = open(path, flags | Kernel.O_RDWR, 0);
    } catch (PosixException e) {
      if (e.errno() != Errno.EACCES) {
        throw e;
      }
      fd = open(path, flags | Kernel.O_WRONLY, 0);
    }
    // More room than usual lets a reader fall behind for a while; without it the usual will do.
    libc.fcntl(fd, Kernel.F_SETPIPE_SZ, PIPE_BYTES);
    return fd;
  }

  @Override
  public boolean isPipe(String path) throws PosixException {
    return exists(path, 0) && type() == NAMED_PIPE;
  }

  @Override
  public int duplicate(int fd) throws PosixException {
    return Native.check("fcntl", libc.fcntl(fd, Kernel.F_DUPFD_CLOEXEC, 3));
  }

  @Override
  public long size(int fd) throws PosixException {
    examine(fd, "", Kernel.AT_EMPTY_PATH);
    return isRegular() ? stat.bytes().getLong(STATX_SIZE) : -1;
  }

  @Override
  public boolean isRegularFile(String path) throws PosixException {
    return exists(path, Kernel.AT_SYMLINK_NOFOLLOW) && isRegular();
  }

  private boolean exists(String path, int flags) throws PosixException {
    try {
      examine(Kernel.AT_FDCWD, path, flags);
    } catch (PosixException e) {
      if (isMissing(e.errno())) {
        return false;
      }
      throw e;
    }
    return true;
  }

  private void examine(int directory, String path, int flags) throws PosixException {
    long file = name.of(path);
    int examined = libc.statx(directory, file, flags, STATX_TYPE_AND_SIZE, stat.address());
    Native.check("statx", examined);
  }

  private boolean isRegular() {
    return type() == REGULAR_FILE;
  }

  private int type() {
    return stat.bytes().getShort(STATX_MODE) & TYPE_MASK;
  }

  @Override
  public boolean rename(String from, String to) throws PosixException {
    return succeeded("rename", libc.rename(name.of(from), newName.of(to)));
  }

  @Override
  public boolean remove(String path) throws PosixException {
    return succeeded("unlink", libc.unlink(name.of(path)));
  }

  private static boolean succeeded(String call, int returned) throws PosixException {
    if (returned == 0) {
      return true;
    }
    int errno = CFunction.errno();
    if (isMissing(errno)) {
      return false;
    }
    throw new PosixException(call, errno);
  }

  private static boolean isMissing(int errno) {
    return errno == Errno.ENOENT || errno == Errno.ENOTDIR;
  }
}

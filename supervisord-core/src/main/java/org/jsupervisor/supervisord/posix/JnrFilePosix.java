package org.jsupervisor.supervisord.posix;

import jnr.ffi.Pointer;

/** File operations through the C library. Confined to the loop thread. */
public final class JnrFilePosix implements FilePosix {
  // struct statx has the same layout on every architecture.
  private static final int STATX_BYTES = 256;
  private static final int STATX_MODE = 0x1c;
  private static final int STATX_SIZE = 0x28;
  private static final int STATX_TYPE_AND_SIZE = 0x1 | 0x200;
  private static final int TYPE_MASK = 0xf000;
  private static final int REGULAR_FILE = 0x8000;

  private final LibC libc = Native.LIBC;
  private final Pointer stat = Native.allocate(STATX_BYTES);

  @Override
  public int openForAppend(String path, boolean truncate, int mode) throws PosixException {
    int flags = Kernel.O_WRONLY | Kernel.O_APPEND | Kernel.O_CREAT | Kernel.O_CLOEXEC;
    flags |= Kernel.O_NOCTTY; // A terminal that is logged to does not become the daemon's.
    if (truncate) {
      flags |= Kernel.O_TRUNC;
    }
    byte[] name = Native.cString(path);
    int fd = libc.open(name, flags, mode);
    while (fd == -1 && Native.errno() == Errno.EINTR) {
      fd = libc.open(name, flags, mode);
    }
    return Native.aboveStandardStreams(Native.check("open", fd));
  }

  @Override
  public int duplicate(int fd) throws PosixException {
    return Native.check("fcntl", libc.fcntl(fd, Kernel.F_DUPFD_CLOEXEC, 3));
  }

  @Override
  public long size(int fd) throws PosixException {
    examine(fd, "", Kernel.AT_EMPTY_PATH);
    return isRegular() ? stat.getLong(STATX_SIZE) : -1;
  }

  @Override
  public boolean isRegularFile(String path) throws PosixException {
    try {
      examine(Kernel.AT_FDCWD, path, Kernel.AT_SYMLINK_NOFOLLOW);
    } catch (PosixException e) {
      if (isMissing(e.errno())) {
        return false;
      }
      throw e;
    }
    return isRegular();
  }

  private void examine(int directory, String path, int flags) throws PosixException {
    byte[] name = Native.cString(path);
    Native.check("statx", libc.statx(directory, name, flags, STATX_TYPE_AND_SIZE, stat));
  }

  private boolean isRegular() {
    return (stat.getShort(STATX_MODE) & TYPE_MASK) == REGULAR_FILE;
  }

  @Override
  public boolean rename(String from, String to) throws PosixException {
    return succeeded("rename", libc.rename(Native.cString(from), Native.cString(to)));
  }

  @Override
  public boolean remove(String path) throws PosixException {
    return succeeded("unlink", libc.unlink(Native.cString(path)));
  }

  private static boolean succeeded(String call, int returned) throws PosixException {
    if (returned == 0) {
      return true;
    }
    int errno = Native.errno();
    if (isMissing(errno)) {
      return false;
    }
    throw new PosixException(call, errno);
  }

  private static boolean isMissing(int errno) {
    return errno == Errno.ENOENT || errno == Errno.ENOTDIR;
  }
}

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
    long file = name.of(path);
    int fd = libc.open(file, flags, mode);
    while (fd == -1 && CFunction.errno() == Errno.EINTR) {
      fd = libc.open(file, flags, mode);
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
    return isRegular() ? stat.bytes().getLong(STATX_SIZE) : -1;
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
    long file = name.of(path);
    int examined = libc.statx(directory, file, flags, STATX_TYPE_AND_SIZE, stat.address());
    Native.check("statx", examined);
  }

  private boolean isRegular() {
    return (stat.bytes().getShort(STATX_MODE) & TYPE_MASK) == REGULAR_FILE;
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

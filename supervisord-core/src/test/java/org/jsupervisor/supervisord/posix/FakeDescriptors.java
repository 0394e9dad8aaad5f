package org.jsupervisor.supervisord.posix;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The scripted process's descriptor table; numbers are reused at once, as in a kernel. */
final class FakeDescriptors {
  private static final int FIRST = 3;

  private final Map<Integer, FakeFile> files = new TreeMap<>();
  private int limit = Integer.MAX_VALUE;

  /** Lets opening fail with EMFILE beyond this many open descriptors. */
  void limit(int count) {
    limit = count;
  }

  int open(FakeFile file) throws PosixException {
    if (files.size() >= limit) {
      throw new PosixException("open", Errno.EMFILE);
    }
    int fd = FIRST;
    while (files.containsKey(fd)) {
      fd++;
    }
    files.put(fd, file);
    return fd;
  }

  FakeFile get(int fd) throws PosixException {
    FakeFile file = files.get(fd);
    if (file == null) {
      throw new PosixException("descriptor " + fd, Errno.EBADF);
    }
    return file;
  }

  /** For a child: another reference to the file, the null device for the daemon's own streams. */
  FakeFile inherit(int fd) throws PosixException {
    if (fd < FIRST) {
      return new FakeFiles.Discard();
    }
    FakeFile file = get(fd);
    file.refer();
    return file;
  }

  @Nullable FakeFile close(int fd) {
    FakeFile file = files.remove(fd);
    if (file != null) {
      file.release();
    }
    return file;
  }

  int count() {
    return files.size();
  }
}

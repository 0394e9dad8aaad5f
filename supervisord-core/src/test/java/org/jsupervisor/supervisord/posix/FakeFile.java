package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;

/** What a scripted descriptor refers to; open as long as somebody refers to it. */
abstract class FakeFile {
  private int references = 1;

  final void refer() {
    references++;
  }

  final void release() {
    references--;
    if (references == 0) {
      lastClosed();
    }
  }

  /** Ready for reading, writing, or both after a hang-up. */
  abstract int readySet();

  abstract int read(ByteBuffer target) throws PosixException;

  abstract int write(ByteBuffer source) throws PosixException;

  void setCapacity(int wanted) throws PosixException {
    throw new PosixException("fcntl", Errno.EBADF);
  }

  void lastClosed() {}
}

package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A bounded queue of bytes between two ends. */
final class FakeBytes {
  private int capacity;
  private byte[] bytes = {};
  private boolean isReaderGone;
  private boolean isWriterGone;

  FakeBytes(int capacity) {
    this.capacity = capacity;
  }

  void setCapacity(int wanted) {
    capacity = wanted;
  }

  int read(ByteBuffer target) {
    if (bytes.length == 0) {
      return isWriterGone ? 0 : Posix.WOULD_BLOCK;
    }
    int count = Math.min(target.remaining(), bytes.length);
    target.put(bytes, 0, count);
    bytes = Arrays.copyOfRange(bytes, count, bytes.length);
    return count;
  }

  int write(ByteBuffer source) throws PosixException {
    if (isReaderGone) {
      throw new PosixException("write", Errno.EPIPE);
    }
    int count = Math.min(source.remaining(), capacity - bytes.length);
    if (count == 0) {
      return source.hasRemaining() ? Posix.WOULD_BLOCK : 0;
    }
    int old = bytes.length;
    bytes = Arrays.copyOf(bytes, old + count);
    source.get(bytes, old, count);
    return count;
  }

  byte[] takeAll() {
    byte[] all = bytes;
    bytes = new byte[0];
    return all;
  }

  int readerReadySet() {
    if (isWriterGone) {
      return Poller.READ | Poller.WRITE;
    }
    return bytes.length > 0 ? Poller.READ : 0;
  }

  int writerReadySet() {
    if (isReaderGone) {
      return Poller.READ | Poller.WRITE;
    }
    return bytes.length < capacity ? Poller.WRITE : 0;
  }

  void readerGone() {
    isReaderGone = true;
  }

  void writerGone() {
    isWriterGone = true;
  }

  boolean isWriterGone() {
    return isWriterGone;
  }

  boolean isReaderGone() {
    return isReaderGone;
  }
}

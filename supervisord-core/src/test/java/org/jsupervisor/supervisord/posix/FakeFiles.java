package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The kinds of scripted descriptors. */
final class FakeFiles {
  private FakeFiles() {}

  /** The end of a pipe that is read from. */
  static final class PipeReader extends FakeFile {
    private final FakeBytes bytes;

    PipeReader(FakeBytes bytes) {
      this.bytes = bytes;
    }

    @Override
    int readySet() {
      return bytes.readerReadySet();
    }

    @Override
    int read(ByteBuffer target) {
      return bytes.read(target);
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      throw new PosixException("write", Errno.EBADF);
    }

    @Override
    void setCapacity(int wanted) {
      bytes.setCapacity(wanted);
    }

    @Override
    void lastClosed() {
      bytes.readerGone();
    }
  }

  /** The end of a pipe that is written to. */
  static final class PipeWriter extends FakeFile {
    private final FakeBytes bytes;

    PipeWriter(FakeBytes bytes) {
      this.bytes = bytes;
    }

    @Override
    int readySet() {
      return bytes.writerReadySet();
    }

    @Override
    int read(ByteBuffer target) throws PosixException {
      throw new PosixException("read", Errno.EBADF);
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      return bytes.write(source);
    }

    @Override
    void lastClosed() {
      bytes.writerGone();
    }
  }

  /** A connection's end in the daemon. */
  static final class Connection extends FakeFile {
    private final FakeBytes incoming;
    private final FakeBytes outgoing;

    Connection(FakeBytes incoming, FakeBytes outgoing) {
      this.incoming = incoming;
      this.outgoing = outgoing;
    }

    @Override
    int readySet() {
      return incoming.readerReadySet() | outgoing.writerReadySet();
    }

    @Override
    int read(ByteBuffer target) {
      return incoming.read(target);
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      return outgoing.write(source);
    }

    @Override
    void lastClosed() {
      incoming.readerGone();
      outgoing.writerGone();
    }
  }

  /** A listening socket with the connections that wait. */
  static final class Listener extends FakeFile {
    final Deque<FakeFile> waiting = new ArrayDeque<>();

    @Override
    int readySet() {
      return waiting.isEmpty() ? 0 : Poller.READ;
    }

    @Override
    int read(ByteBuffer target) throws PosixException {
      throw new PosixException("read", Errno.ENOTCONN);
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      throw new PosixException("write", Errno.ENOTCONN);
    }
  }

  /** The null device, and a log that nobody looks at. */
  static final class Discard extends FakeFile {
    @Override
    int readySet() {
      return Poller.READ | Poller.WRITE;
    }

    @Override
    int read(ByteBuffer target) {
      return 0;
    }

    @Override
    int write(ByteBuffer source) {
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }
  }
}

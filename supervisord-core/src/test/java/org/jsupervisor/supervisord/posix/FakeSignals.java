package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Signals sent to the scripted daemon; one that is pending already is not queued again. */
final class FakeSignals extends FakeFile implements SignalSource {
  private final Deque<Received> pending = new ArrayDeque<>();
  private int fd = -1;

  void openedAs(int number) {
    fd = number;
  }

  void send(int signal, int sender) {
    for (Received received : pending) {
      if (received.signal() == signal) {
        return;
      }
    }
    pending.add(new Received(signal, sender));
  }

  @Override
  public int fd() {
    return fd;
  }

  @Override
  public @Nullable Received next() {
    return pending.poll();
  }

  @Override
  int readySet() {
    return pending.isEmpty() ? 0 : Poller.READ;
  }

  @Override
  int read(ByteBuffer target) throws PosixException {
    throw new PosixException("read", Errno.EINVAL);
  }

  @Override
  int write(ByteBuffer source) throws PosixException {
    throw new PosixException("write", Errno.EINVAL);
  }
}

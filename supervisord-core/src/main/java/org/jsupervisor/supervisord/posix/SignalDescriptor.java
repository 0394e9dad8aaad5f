package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.NativeBlock;

/**
 * Receives blocked signals through signalfd: nothing runs in signal context and none is lost to a
 * disposition that was ignored at start. Confined to the loop thread.
 */
final class SignalDescriptor implements SignalSource {
  private static final int RECORD_BYTES = 128;
  private static final int SENDER_OFFSET = 12;

  private final Posix posix;
  private final ByteBuffer pending =
      ByteBuffer.allocateDirect(RECORD_BYTES).order(ByteOrder.nativeOrder());
  private final int fd;

  SignalDescriptor(Posix posix, long blocked) throws PosixException {
    this.posix = posix;
    NativeBlock wanted = SignalSet.of(SignalSet.WANTED & blocked);
    int flags = Kernel.O_CLOEXEC | Kernel.O_NONBLOCK;
    int made = Native.LIBC.signalfd(-1, wanted.address(), flags);
    fd = Native.aboveStandardStreams(Native.check("signalfd", made));
  }

  @Override
  public int fd() {
    return fd;
  }

  @Override
  public @Nullable Received next() throws PosixException {
    pending.clear();
    if (posix.read(fd, pending) != RECORD_BYTES) {
      return null;
    }
    return new Received(pending.getInt(0), pending.getInt(SENDER_OFFSET));
  }
}

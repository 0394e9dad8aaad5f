package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.Nullable;

/** Shared sockets by way of sock_diag(7) and {@code /proc}. Confined to the loop thread. */
final class KernelSharedSockets implements SharedSockets {
  private final SocketDiagnosis diagnosis = new SocketDiagnosis();

  @Override
  public Connections connections(int descriptor) throws PosixException {
    return diagnosis.of(descriptor, listener(descriptor));
  }

  @Override
  public int waiting(int descriptor) throws PosixException {
    return diagnosis.waiting(descriptor, listener(descriptor));
  }

  private static long listener(int descriptor) throws PosixException {
    long listener = WorkerFiles.inode(descriptor);
    if (listener == 0) {
      throw new PosixException("sock_diag", Errno.ENOENT);
    }
    return listener;
  }

  @Override
  public @Nullable Worker worker(int pid, long listener) {
    return WorkerFiles.read(pid, listener);
  }
}

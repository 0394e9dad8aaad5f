package org.jsupervisor.supervisord.posix;

import jnr.ffi.Pointer;

/** Builds and examines signal sets as the C library lays them out: one bit per signal. */
final class SignalSet {
  static final long NONE = 0;
  static final long ALL = -1;

  /** Without these the daemon cannot be controlled through a descriptor. */
  static final long REQUIRED =
      bit(Kernel.SIGHUP)
          | bit(Kernel.SIGINT)
          | bit(Kernel.SIGQUIT)
          | bit(Kernel.SIGTERM)
          | bit(Kernel.SIGCHLD)
          | bit(Kernel.SIGUSR2);

  /** What the signal descriptor receives, as far as it is blocked. */
  static final long WANTED = REQUIRED | bit(Kernel.SIGUSR1);

  private SignalSet() {}

  private static long bit(int signal) {
    return 1L << (signal - 1);
  }

  static Pointer of(long bits) {
    Pointer set = Native.allocate(Kernel.SIGSET_BYTES);
    set.putLong(0, bits);
    return set;
  }

  /** The signals blocked in the calling thread, as the kernel says. */
  static long blocked() throws PosixException {
    Pointer set = Native.allocate(Kernel.SIGSET_BYTES);
    Pointer unchanged = Native.allocate(Kernel.SIGSET_BYTES);
    // Blocking no further signal (how = 0) only reads the mask.
    Native.check("sigprocmask", Native.LIBC.sigprocmask(0, unchanged, set));
    return set.getLong(0);
  }
}

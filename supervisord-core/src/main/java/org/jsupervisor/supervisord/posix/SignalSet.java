package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.NativeBlock;

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

  static NativeBlock of(long bits) {
    NativeBlock set = new NativeBlock(Kernel.SIGSET_BYTES);
    set.bytes().putLong(0, bits);
    return set;
  }

  /** The signals blocked in the calling thread, as the kernel says. */
  static long blocked() throws PosixException {
    NativeBlock set = of(NONE);
    NativeBlock unchanged = of(NONE);
    // Blocking no further signal (how = 0) only reads the mask.
    int read = Native.LIBC.sigprocmask(0, unchanged.address(), set.address());
    Native.check("sigprocmask", read);
    return set.bytes().getLong(0);
  }
}

package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Platform;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** What every binding shares: the loaded C library, native memory and the error number. */
final class Native {
  static {
    // Read once by the binding library when its first class loads: with its own assembler, calls
    // of six arguments go wrong, and neither generator is worth its start-up time.
    System.setProperty("jnr.ffi.x86asm.enabled", "false");
    if (System.getProperty("jnr.ffi.asm.enabled") == null) {
      System.setProperty("jnr.ffi.asm.enabled", "false");
    }
  }

  static final LibC LIBC = load(LibC.class);
  private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

  private Native() {}

  /** Binds an interface's methods to the C library's functions, each at its first call. */
  static <T> T load(Class<T> functions) {
    return LibraryLoader.create(functions)
        .failImmediately()
        .load(Platform.getNativePlatform().getStandardCLibraryName());
  }

  /** Zeroed memory that lives as long as the returned pointer. */
  static Pointer allocate(int size) {
    return Memory.allocateDirect(RUNTIME, size, true);
  }

  static int pointerSize() {
    return RUNTIME.addressSize();
  }

  /** The error number of this thread's last failed call. */
  static int errno() {
    return LastError.getLastError(RUNTIME);
  }

  /** Passes on what a call returned, or throws its error number if it returned -1. */
  static int check(String call, int returned) throws PosixException {
    if (returned == -1) {
      throw new PosixException(call, errno());
    }
    return returned;
  }

  /** The text as the kernel takes it, with the terminating zero. */
  static byte[] cString(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  /** Moves a new descriptor above the standard streams, should one of those have been free. */
  static int aboveStandardStreams(int fd) throws PosixException {
    if (fd > 2) {
      return fd;
    }
    int moved = LIBC.fcntl(fd, Kernel.F_DUPFD_CLOEXEC, 3);
    int errno = errno();
    LIBC.close(fd);
    if (moved == -1) {
      throw new PosixException("fcntl", errno);
    }
    return moved;
  }
}

package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CFunction;

/** Gives memory back through the C library. Confined to the loop thread. */
public final class JnrMemoryPosix implements MemoryPosix {
  private static final int MADV_DONTNEED = 4;

  private final CFunction madvise = CFunction.named("madvise");
  private final @Nullable CFunction mallocTrim = mallocTrim();

  private static @Nullable CFunction mallocTrim() {
    try {
      return CFunction.named("malloc_trim");
    } catch (UnsatisfiedLinkError e) {
      return null; // A C library that gives memory back by itself, or not at all.
    }
  }

  @Override
  public void releaseFreedMemory() {
    if (mallocTrim != null) {
      mallocTrim.call(0);
    }
  }

  @Override
  public void releasePages(long address, long bytes) throws PosixException {
    Native.check("madvise", (int) madvise.call(address, bytes, MADV_DONTNEED));
  }
}

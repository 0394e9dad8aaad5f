package org.jsupervisor.supervisord.posix;

import java.util.List;
import jnr.ffi.Pointer;

/**
 * Lays out one spawn's strings and pointer arrays in native memory that is kept from spawn to
 * spawn. Confined to the loop thread.
 */
final class SpawnMemory {
  private static final int FIRST_BYTES = 16 * 1024;

  private final int pointerSize = Native.pointerSize();
  private Pointer memory = Native.allocate(FIRST_BYTES);
  private int used;

  /** Forgets the former spawn and makes room for this one. */
  void reset(SpawnRequest request) throws PosixException {
    long needed = stringBytes(request.path()) + 4L * pointerSize;
    needed += listBytes(request.arguments()) + listBytes(request.environment());
    byte[] directory = request.directory();
    if (directory != null) {
      needed += stringBytes(directory);
    }
    if (needed > Integer.MAX_VALUE) {
      throw new PosixException("posix_spawn", Errno.E2BIG);
    }
    if (needed > memory.size()) {
      memory = Native.allocate((int) Math.min(Integer.MAX_VALUE, needed * 2));
    }
    used = 0;
  }

  private long listBytes(List<byte[]> strings) throws PosixException {
    long bytes = 2L * pointerSize;
    for (byte[] string : strings) {
      bytes += pointerSize + stringBytes(string);
    }
    return bytes;
  }

  private static long stringBytes(byte[] string) throws PosixException {
    for (byte b : string) {
      if (b == 0) {
        throw new PosixException("posix_spawn", Errno.EINVAL);
      }
    }
    return string.length + 1L;
  }

  Pointer string(byte[] string) {
    int offset = used;
    memory.put(offset, string, 0, string.length);
    memory.putByte((long) offset + string.length, (byte) 0);
    used += string.length + 1;
    return memory.slice(offset);
  }

  /** A null-terminated array of pointers to the strings. */
  Pointer array(List<byte[]> strings) {
    used = (used + pointerSize - 1) / pointerSize * pointerSize;
    int start = used;
    used += (strings.size() + 1) * pointerSize;
    int entry = start;
    for (byte[] string : strings) {
      memory.putAddress(entry, string(string).address());
      entry += pointerSize;
    }
    memory.putAddress(entry, 0L);
    return memory.slice(start);
  }
}

package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jsupervisor.supervisord.libc.NativeBlock;

/**
 * Lays out one spawn's strings and pointer arrays in native memory that is kept from spawn to
 * spawn. Confined to the loop thread.
 */
final class SpawnMemory {
  private static final int FIRST_BYTES = 16 * 1024;
  private static final int POINTER_BYTES = Long.BYTES;

  private NativeBlock memory = new NativeBlock(FIRST_BYTES);
  private int used;

  /** Forgets the former spawn and makes room for this one. */
  void reset(SpawnRequest request) throws PosixException {
    long needed = stringBytes(request.path()) + 4L * POINTER_BYTES;
    needed += listBytes(request.arguments()) + listBytes(request.environment());
    byte[] directory = request.directory();
    if (directory != null) {
      needed += stringBytes(directory);
    }
    if (needed > Integer.MAX_VALUE) {
      throw new PosixException("posix_spawn", Errno.E2BIG);
    }
    if (needed > memory.size()) {
      memory = new NativeBlock((int) Math.min(Integer.MAX_VALUE, needed * 2));
    }
    used = 0;
  }

  private long listBytes(List<byte[]> strings) throws PosixException {
    long bytes = 2L * POINTER_BYTES;
    for (byte[] string : strings) {
      bytes += POINTER_BYTES + stringBytes(string);
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

  /** The address of a copy with a terminating zero. */
  long string(byte[] string) {
    int offset = used;
    memory.bytes().put(offset, string).put(offset + string.length, (byte) 0);
    used += string.length + 1;
    return memory.address() + offset;
  }

  /** The address of a null-terminated array of pointers to the strings. */
  long array(List<byte[]> strings) {
    used = (used + POINTER_BYTES - 1) / POINTER_BYTES * POINTER_BYTES;
    int start = used;
    used += (strings.size() + 1) * POINTER_BYTES;
    int entry = start;
    for (byte[] string : strings) {
      memory.bytes().putLong(entry, string(string));
      entry += POINTER_BYTES;
    }
    memory.bytes().putLong(entry, 0L);
    return memory.address() + start;
  }
}

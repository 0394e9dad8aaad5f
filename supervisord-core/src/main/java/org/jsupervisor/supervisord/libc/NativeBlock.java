package org.jsupervisor.supervisord.libc;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Zeroed native memory of a fixed size, freed some time after this object is gone. */
public final class NativeBlock {
  private static final MemoryIO MEMORY = MemoryIO.getInstance();

  private final ByteBuffer bytes;
  private final long address;

  public NativeBlock(int size) {
    bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    address = MEMORY.getDirectBufferAddress(bytes);
  }

  /** The address of the next byte of a direct buffer, valid as long as the buffer is in use. */
  public static long addressOf(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      throw new IllegalArgumentException("cannot pass on a buffer that is not direct");
    }
    return MEMORY.getDirectBufferAddress(buffer) + buffer.position();
  }

  /** A copy of the bytes before the next zero, from where a function has pointed to. */
  public static byte[] stringAt(long address) {
    return MEMORY.getZeroTerminatedByteArray(address);
  }

  public static int intAt(long address) {
    return MEMORY.getInt(address);
  }

  public static long longAt(long address) {
    return MEMORY.getLong(address);
  }

  public long address() {
    return address;
  }

  /** For reading and writing by position; its own position means nothing. */
  public ByteBuffer bytes() {
    return bytes;
  }

  public int size() {
    return bytes.capacity();
  }
}

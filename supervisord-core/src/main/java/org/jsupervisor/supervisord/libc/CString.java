package org.jsupervisor.supervisord.libc;

import java.nio.charset.StandardCharsets;

/** One string after the other in the same native memory. Confined to the loop thread. */
public final class CString {
  private static final int FIRST_BYTES = 256;

  private NativeBlock block = new NativeBlock(FIRST_BYTES);

  /** The address of the text, terminated by a zero; valid until the next call. */
  public long of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The address of the bytes, terminated by a zero; valid until the next call. */
  public long of(byte[] string) {
    if (string.length >= block.size()) {
      block = new NativeBlock(2 * string.length + 1);
    }
    block.bytes().put(0, string).put(string.length, (byte) 0);
    return block.address();
  }
}

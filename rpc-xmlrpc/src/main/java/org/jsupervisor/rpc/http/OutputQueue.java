package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Bytes waiting to be sent, in order. Confined to the loop thread. */
final class OutputQueue {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>(2);
  private final HeldBytes held;
  private int size;

  OutputQueue(HeldBytes held) {
    this.held = held;
  }

  /** Whether the server has the memory for this much more. */
  boolean admits(int more) {
    return held.admits(size, more);
  }

  /** Takes the array over. */
  void add(byte[] bytes) {
    add(ByteBuffer.wrap(bytes));
  }

  /** Takes the buffer over. */
  void add(ByteBuffer bytes) {
    int count = bytes.remaining();
    if (count > 0) {
      buffers.add(bytes);
      size += count;
      held.change(count);
    }
  }

  /** The next bytes, of which any number may be sent. */
  ByteBuffer next() {
    ByteBuffer first = buffers.peek();
    return first == null ? NOTHING.duplicate() : first.duplicate();
  }

  void remove(int count) {
    if (count < 0 || count > size) {
      throw new IllegalArgumentException("cannot remove " + count + " of " + size + " bytes");
    }
    size -= count;
    held.change(-count);
    int left = count;
    while (left > 0) {
      ByteBuffer first = buffers.element();
      int part = Math.min(left, first.remaining());
      first.position(first.position() + part);
      left -= part;
      if (!first.hasRemaining()) {
        buffers.remove();
      }
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    buffers.clear();
    held.change(-size);
    size = 0;
  }
}

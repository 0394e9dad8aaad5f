package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects received bytes and finds where a head ends. Looks at every byte once and in order, so
 * that the verdict does not depend on how the bytes were cut. Confined to the loop thread.
 */
final class RequestReader {
  private static final byte[] EMPTY = new byte[0];

  private final HeldBytes held;
  private byte[] buffer = EMPTY;
  private int start;
  private int end;

  /** The bytes before it have been looked at; lies between start and end. */
  private int scanned;

  /** How many bytes of the {@code CR LF CR LF} in progress have been seen. */
  private int lineEnds;

  RequestReader(HeldBytes held) {
    this.held = held;
  }

  /** Whether the server has the memory for this much more. */
  boolean admits(int more) {
    return buffer.length - end >= more || held.admits(buffer.length, more);
  }

  void append(ByteBuffer bytes) {
    int count = bytes.remaining();
    if (buffer.length - end < count) {
      makeRoom(count);
    }
    bytes.get(buffer, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    int used = end - start;
    int needed = used + count;
    byte[] target = needed <= buffer.length ? buffer : new byte[Math.max(needed, used * 2)];
    System.arraycopy(buffer, start, target, 0, used);
    held.change(target.length - buffer.length);
    buffer = target;
    scanned -= start;
    start = 0;
    end = used;
  }

  int available() {
    return end - start;
  }

  /**
   * Looks for the end of the head.
   *
   * @return the length of the head; 0 if it has not ended yet; a negated status if it never will
   */
  int scanHead(int limit) {
    while (scanned < end) {
      if (scanned - start >= limit) {
        return -431;
      }
      byte b = buffer[scanned++];
      boolean afterReturn = (lineEnds & 1) == 1;
      if (afterReturn != (b == '\n')) {
        return -400;
      }
      if (b == '\n' || b == '\r') {
        lineEnds++;
      } else {
        lineEnds = 0;
      }
      if (lineEnds == 2 && scanned - start == 2) {
        // Empty lines before a request are a habit of old clients.
        start = scanned;
        lineEnds = 0;
      } else if (lineEnds == 4) {
        lineEnds = 0;
        return scanned - start;
      }
    }
    return 0;
  }

  /** Removes and returns the next bytes, as many as there must be. */
  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(buffer, start, start + count);
    discard(count);
    return taken;
  }

  void discard(int count) {
    start += count;
    scanned = start;
    if (start == end) {
      start = 0;
      end = 0;
      scanned = 0;
      held.change(-buffer.length);
      buffer = EMPTY;
    }
  }
}

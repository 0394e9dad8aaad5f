package org.jsupervisor.supervisord.logfile;

/**
 * Keeps the newest bytes up to a limit, for output between capture tokens (daemon.md 5.5). Confined
 * to the loop thread.
 */
public final class CaptureBuffer {
  private static final int FIRST_SIZE = 512;

  private final int limit;
  private byte[] ring = {};
  private int start;
  private int size;

  public CaptureBuffer(long maxbytes) {
    limit = (int) Math.max(0, Math.min(maxbytes, Integer.MAX_VALUE - 8));
  }

  /** Adds bytes; the oldest go where there is no room. */
  public void append(byte[] data, int offset, int length) {
    int from = offset + Math.max(0, length - limit);
    int count = Math.min(length, limit);
    makeRoom(count);
    drop((int) Math.max(0, (long) size + count - ring.length));
    int end = ring.length == 0 ? 0 : (int) (((long) start + size) % ring.length);
    int first = Math.min(count, ring.length - end);
    System.arraycopy(data, from, ring, end, first);
    System.arraycopy(data, from + first, ring, 0, count - first);
    size += count;
  }

  public int size() {
    return size;
  }

  /** Takes everything out, oldest byte first. */
  public byte[] take() {
    byte[] bytes = copy(size);
    ring = new byte[0];
    start = 0;
    size = 0;
    return bytes;
  }

  private void makeRoom(int more) {
    long wanted = Math.min(limit, (long) size + more);
    if (wanted > ring.length) {
      long grown = Math.max(wanted, Math.max(FIRST_SIZE, ring.length * 2L));
      ring = copy((int) Math.min(limit, grown));
      start = 0;
    }
  }

  private byte[] copy(int length) {
    byte[] bytes = new byte[length];
    int first = Math.min(size, ring.length - start);
    System.arraycopy(ring, start, bytes, 0, first);
    System.arraycopy(ring, 0, bytes, first, size - first);
    return bytes;
  }

  private void drop(int count) {
    if (count > 0) {
      start = (int) (((long) start + count) % ring.length);
      size -= count;
    }
  }
}

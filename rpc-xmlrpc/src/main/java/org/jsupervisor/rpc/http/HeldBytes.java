package org.jsupervisor.rpc.http;

/**
 * Counts what all connections of a server together hold in memory: requests that are incomplete and
 * answers that are not sent. Small holdings are always admitted, and the number of connections
 * bounds them; large ones only while there is room. Confined to the loop thread.
 */
public final class HeldBytes {
  /** What any connection may hold however full the server is. */
  static final int SMALL_BYTES = 64 * 1024;

  private final long capacity;
  private long total;

  public HeldBytes(long capacity) {
    this.capacity = capacity;
  }

  /** Notes that some connection holds more, or with a negative number less. */
  void change(long by) {
    total += by;
  }

  /** Whether a connection that holds {@code holding} bytes may hold {@code more}. */
  boolean admits(long holding, long more) {
    return holding + more <= SMALL_BYTES || total + more <= capacity;
  }

  long total() {
    return total;
  }
}
